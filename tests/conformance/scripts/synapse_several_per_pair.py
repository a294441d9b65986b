"""``n=`` synapses for each pair, told apart by an index of their own."""
source = NeuronGroup(2, 'v : 1', threshold='t > 1*ms', refractory=50*ms)
target = NeuronGroup(3, 'x : 1')
S = Synapses(source, target, 'w : 1', on_pre='x_post += w', multisynaptic_index='copy')
S.connect(condition='i != j', n=3)
S.connect(i=1, j=1, n=2)
S.delay = 'copy*1.5*ms'
S.w = '1 + copy*10 + i*0.1'
S.w[0, 1, 2] = 0.5
trace = StateMonitor(target, 'x', record=True)
run(6*ms)
results = {'x': array(trace.x), 'copy': array(S.copy), 'i': array(S.i), 'j': array(S.j), 'w': array(S.w)}
