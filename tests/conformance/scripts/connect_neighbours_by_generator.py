"""The same neighbours by a generator that steps over the edges."""
cells = NeuronGroup(14, 'v : 1')
S = Synapses(cells, cells)
S.connect(j='k for k in range(i - 3, i + 4) if i != k', skip_if_invalid=True)
results = {'i': array(S.i), 'j': array(S.j)}
