"""Neighbours on a line by a condition of two parts."""
cells = NeuronGroup(14, 'v : 1')
S = Synapses(cells, cells)
S.connect(condition='abs(i - j) < 4 and i != j')
results = {'i': array(S.i), 'j': array(S.j)}
