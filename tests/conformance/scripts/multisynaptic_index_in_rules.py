"""Several synapses for a pair: their index in strings for values, delays and conditions; more rules added."""
source = NeuronGroup(3, 'v : 1', threshold='t > (1 + i)*ms', refractory=50*ms)
target = NeuronGroup(2, 'x : 1')
S = Synapses(source, target, 'w : 1\nk : integer', on_pre='x_post += w', multisynaptic_index='nr')
S.connect(n=2)
S.connect(condition='i > j', n='i')
S.connect(i=[0, 0, 2], j=[1, 1, 0], n=2)
S.connect(j='k for k in range(N_post) if k != i', n=1)
S.w = '1 + nr'
S.k = 'nr*10 + i'
S.delay = '(1 + nr*0.4)*ms'
S.delay['nr > 2'] = 3*ms
trace = StateMonitor(target, 'x', record=True)
run(10*ms)
results = {'i': array(S.i), 'j': array(S.j), 'nr': array(S.nr), 'k': array(S.k), 'x': array(trace.x),
           'delay': S.delay/ms, 'third': array(S.w[:, :, 2]), 'pair': array(S.w[2, 0, :]),
           'both': array(S.w[2, 0]), 'by_string': array(S.w['nr == 1'])}
