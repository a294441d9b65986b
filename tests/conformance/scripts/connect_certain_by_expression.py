"""``p`` as an expression that is zero or one, with and without a condition."""
left, right = NeuronGroup(5, 'x : 1'), NeuronGroup(6, 'x : 1')
left.x = 'i % 2'
S = Synapses(left, right)
S.connect(p='int(x_pre > 0 or j < 2)')
T = Synapses(left, right)
T.connect(condition='i < j', p='int((i + j) % 2 == 0)')
results = {'i': array(S.i), 'j': array(S.j), 'ti': array(T.i), 'tj': array(T.j)}
