"""A delay that is changed between two runs, for one pathway and for some of the synapses."""
source = NeuronGroup(2, 'v : 1', threshold='t > 1*ms', refractory=2.05*ms)
target = NeuronGroup(3, 'x : 1')
S = Synapses(source, target, on_pre='x_post += 1 + i')
S.connect()
S.delay = '(0.5 + j)*ms'
trace = StateMonitor(target, 'x', record=True)
run(10*ms)
S.delay['j == 1'] = 4*ms
S.delay[1, 2] = 0*ms
run(10*ms)
results = {'x': array(trace.x), 'delay': S.delay/ms}
