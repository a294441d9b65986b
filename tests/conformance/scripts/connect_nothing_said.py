"""``connect()`` makes every pair, and a second call adds to the first."""
left, right = NeuronGroup(3, 'v : 1'), NeuronGroup(4, 'v : 1')
S = Synapses(left, right, 'w : 1')
S.connect()
S.w = 'i + 0.1*j + 1'
S.connect(i=[2, 0], j=[1, 1])
results = {'i': array(S.i), 'j': array(S.j), 'w': array(S.w), 'number': len(S)}
