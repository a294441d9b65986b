"""Setting statements that meet in one step though their spikes left at different times."""
source = NeuronGroup(4, 'v : 1', threshold='t > (1 + 0.5*i)*ms', refractory=4*ms)
target = NeuronGroup(2, 'x : 1')
S = Synapses(source, target, 'w : 1', on_pre='x_post = x_post*0.5 + w')
S.connect()
S.w = '1 + i + 10*j'
S.delay = '(3 - 0.5*i)*ms'
trace = StateMonitor(target, 'x', record=True)
run(12*ms)
results = {'x': array(trace.x)}
