"""Delays given as an array with one value per synapse, some of them between two steps."""
source = NeuronGroup(1, 'v : 1', threshold='t > 2.05*ms', refractory=100*ms)
target = NeuronGroup(8, 'x : 1')
S = Synapses(source, target, on_pre='x_post += 1')
S.connect()
S.delay = [0, 0.1, 0.14, 0.16, 0.3, 0.7, 2.3, 5.01]*ms
trace = StateMonitor(target, 'x', record=True)
run(10*ms)
results = {'x': array(trace.x), 'arrival': sum(array(trace.x) == 0, axis=1)}
