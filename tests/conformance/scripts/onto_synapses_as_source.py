"""Synapses whose source is a set of synapses' variables: a synapse that reads another's weight by its target."""
left, right = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*ms', refractory=2*ms), NeuronGroup(3, 'x : 1')
S = Synapses(left, right, '''w : 1
                             u : 1''', on_pre='x_post += w + u')
S.connect()
S.w = '1 + i + 0.1*j'
T = Synapses(S, S, 'g : 1\nu_post = g*w_pre : 1 (summed)')
T.connect(condition='abs(i - j) == 1')
T.g = 0.05
W = Synapses(left, S, on_pre='w_post *= 0.95')
W.connect(condition='i == j % 2')
trace = StateMonitor(S, ['w', 'u'], record=True)
run(12*ms)
results = {'w': array(trace.w), 'u': array(trace.u), 'i': array(T.i), 'j': array(T.j), 'x': array(right.x),
           'w_pre': array(T.w_pre)}
