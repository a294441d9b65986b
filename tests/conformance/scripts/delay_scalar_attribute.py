"""``S.delay = 1.2*ms`` for all synapses, then another value for some of them."""
source = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*ms', refractory=4*ms)
target = NeuronGroup(4, 'x : 1')
S = Synapses(source, target, on_pre='x_post = x_post + 1 + i')
S.connect()
S.delay = 1.2*ms
S.delay['j > 1'] = '(3 + 0.5*j)*ms'
trace = StateMonitor(target, 'x', record=True)
run(12*ms)
results = {'x': array(trace.x), 'delay': S.delay/ms}
