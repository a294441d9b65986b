"""Sizes and indices as numpy integers, ranges, tuples and integer arrays of other kinds."""
cells = NeuronGroup(int64(6), 'v : 1')
S = Synapses(cells, cells)
S.connect(i=int64(2), j=range(3))
S.connect(i=(0, 5), j=array([1, 2], dtype='int16'))
S.connect(i=arange(6)[::-1], j=arange(6))
results = {'i': array(S.i), 'j': array(S.j), 'n': len(S)}
