"""Pairs given as arrays, unsorted; a scalar on one side goes with each of the other."""
left, right = NeuronGroup(7, 'v : 1'), NeuronGroup(7, 'v : 1')
S = Synapses(left, right)
S.connect(i=[5, 0, 3, 3], j=[2, 6, 1, 0])
T = Synapses(left, right)
T.connect(i=arange(4), j=6)
T.connect(i=6, j=arange(2, 5))
results = {'i': array(S.i), 'j': array(S.j), 'ti': array(T.i), 'tj': array(T.j)}
