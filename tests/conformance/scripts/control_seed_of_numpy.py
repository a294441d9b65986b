"""`seed` and `numpy.random.seed` both decide all random numbers: those of numpy, too."""


def once(how):
    how()
    G = NeuronGroup(50, 'dv/dt = (1.1 - v)/(10*ms) + 0.3*xi/sqrt(10*ms) : 1', threshold='v > 1', reset='v = 0')
    G.v = 'rand()'
    S = Synapses(G, G, 'w : 1', on_pre='v_post += w')
    S.connect(p=0.2)
    S.w = '0.01*randn()'
    M = SpikeMonitor(G)
    Network(G, S, M).run(20*ms)
    return [M.num_spikes, len(S), sum(S.w[:]), sum(G.v[:]), np.random.rand()]


def drawn(how):
    how()
    return np.random.rand(5)


ways = [lambda: seed(4), lambda: np.random.seed(4), lambda: None]
again = [[a == b for a, b in zip(once(how), once(how))] for how in ways]
np.random.seed(3)
G = NeuronGroup(2, 'dv/dt = -v/(10*ms) : 1')
run(1*ms)
results = {'again': [all(equal) for equal in again], 'numpy': drawn(ways[0]), 'too': drawn(ways[1]),
           'left alone': [np.random.seed(3), np.random.rand()][1], 'steps': G.t/ms + np.random.randint(1, 2)}
