"""All presynaptic pathways of a step come before all postsynaptic ones, whatever the names."""
cells = NeuronGroup(2, '''v : 1
                          x : 1''', threshold='t > 1*ms', refractory=1.5*ms)
a = Synapses(cells, cells, on_post='x_post = x_post*0.5 + 1', name='a_objects')
a.connect()
b = Synapses(cells, cells, on_pre='x_post = x_post*0.25 + 3', name='b_objects')
b.connect()
trace = StateMonitor(cells, 'x', record=True)
run(8*ms)
results = {'x': array(trace.x)}
