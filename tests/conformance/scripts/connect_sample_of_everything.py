"""``sample`` where chance has no say: all of a range, by size and by probability."""
left, right = NeuronGroup(5, 'v : 1'), NeuronGroup(6, 'v : 1')
S = Synapses(left, right)
S.connect(j='k for k in sample(N_post, p=1)')
T = Synapses(left, right)
T.connect(j='k for k in sample(1, N_post, 2, size=3)')
results = {'i': array(S.i), 'j': array(S.j), 'ti': array(T.i), 'tj': array(T.j)}
