"""The number of synapses of a pair as an expression."""
cells = NeuronGroup(4, 'v : 1')
S = Synapses(cells, cells)
S.connect(condition='i <= j', n='1 + i % 2')
results = {'i': array(S.i), 'j': array(S.j), 'incoming': array(S.N_incoming_post)}
