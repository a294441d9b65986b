"""Sums are taken by the clock of the neurons that they belong to, and told the synapses' time."""
def summed(source, target, synapses):
    G = NeuronGroup(3, 'dv/dt = 1/ms : 1', threshold='v > 3.05', reset='v = 0', dt=source*ms, method='euler')
    G.v = 'i'
    X = Synapses(G, G, 'dY/dt = -Y/(5*ms) : 1 (clock-driven)', on_pre='Y += 1', dt=source*ms, method='exact')
    X.connect()
    H = NeuronGroup(2, '''dz/dt = Y/ms : 1
                          Y : 1''', dt=target*ms, method='euler')
    S = Synapses(X, H, 'Y_post = (Y_pre + t/ms + dt/ms)/N_incoming : 1 (summed)', dt=synapses*ms)
    S.connect('i%2 == j')
    M = StateMonitor(H, 'Y', record=True, dt=0.1*ms)
    net, found = Network(G, X, H, S, M), []
    for duration in (4.3, 2.05, 10):
        net.run(duration*ms)
        found += [array(H.Y), array(H.z)]
    return concatenate([*found, array(M.Y).ravel()])

results = {f'{k}': summed(*steps) for k, steps in enumerate(
    [(0.1, 0.1, 0.1), (0.1, 1, 0.1), (0.1, 1, 1), (0.1, 0.1, 1), (0.1, 1, 0.3)])}
