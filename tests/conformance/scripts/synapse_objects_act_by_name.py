"""Of two synapse objects that act in one step the one whose name comes first acts first."""
source = NeuronGroup(2, 'v : 1', threshold='t > 1*ms', refractory=1.5*ms)
target = NeuronGroup(2, '''x : 1
                           y : 1''')
b = Synapses(source, target, on_pre='x_post += 1; y_post *= 0.5', name='b_objects')
b.connect()
a = Synapses(source, target, on_pre='x_post *= 0.5; y_post += 1', name='a_objects')
a.connect()
trace = StateMonitor(target, ['x', 'y'], record=True)
run(8*ms)
results = {'x': array(trace.x), 'y': array(trace.y)}
