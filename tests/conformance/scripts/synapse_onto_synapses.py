"""Synapses whose target is a set of synapses: a neuron that turns down the weights of others."""
cells = NeuronGroup(4, 'dv/dt = (1.2 + 0.3*i - v)/(8*ms) : 1', threshold='v > 1', reset='v = 0',
                    method='exact')
target = NeuronGroup(3, 'dx/dt = -x/(10*ms) : 1', method='exact')
S = Synapses(cells, target, 'w : 1', on_pre='x_post += w')
S.connect()
S.w = 1
governor = NeuronGroup(1, 'v : 1', threshold='t > 10*ms', refractory=8*ms)
T = Synapses(governor, S, on_pre='w_post *= 0.7')
T.connect(condition='j % 2 == 0')
trace = StateMonitor(target, 'x', record=True)
run(40*ms)
results = {'x': array(trace.x), 'w': array(S.w), 'j': array(T.j)}
