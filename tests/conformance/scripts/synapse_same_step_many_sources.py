"""Setting statements that meet in one step: several sources, unsorted synapses, one delay for all."""
source = NeuronGroup(5, 'v : 1', threshold='t > 1*ms', refractory=1.5*ms)
target = NeuronGroup(2, 'x : 1')
S = Synapses(source, target, 'w : 1', on_pre='x_post = x_post*0.5 + w', delay=0.4*ms)
S.connect(i=[4, 2, 0, 3, 1, 2], j=[0, 0, 0, 1, 1, 1])
S.w = '1 + i + 10*j'
trace = StateMonitor(target, 'x', record=True)
run(8*ms)
results = {'x': array(trace.x)}
