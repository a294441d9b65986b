"""The condition ``i != j`` with certainty: pairs in the same order."""
cells = NeuronGroup(9, 'v : 1')
S = Synapses(cells, cells)
S.connect(condition='i != j', p=1)
results = {'i': array(S.i), 'j': array(S.j), 'number': len(S)}
