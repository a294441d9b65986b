"""Both sides fire in the same step: the presynaptic statements come first."""
source = NeuronGroup(4, 'v : 1', threshold='t > 3*ms', refractory=50*ms)
target = NeuronGroup(4, 'v : 1', threshold='t > 3*ms', refractory=50*ms)
S = Synapses(source, target, 'w : 1', on_pre='w = w*2 + 1', on_post='w = w*3 + 10')
S.connect(condition='i >= j')
S.w = '1 + i'
trace = StateMonitor(S, 'w', record=True)
run(5*ms)
results = {'w': array(trace.w)}
