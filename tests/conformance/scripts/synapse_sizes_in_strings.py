"""``N_pre``, ``N_post``, ``N`` and constants such as ``pi`` in strings."""
left, right = NeuronGroup(4, 'x : 1'), NeuronGroup(6, 'x : 1')
left.x = 'i/N'
S = Synapses(left, right, 'w : 1')
S.connect(condition='i*N_post < j*N_pre')
S.w = 'pi*i/N_pre + j/N_post + N'
results = {'i': array(S.i), 'j': array(S.j), 'w': array(S.w), 'x': array(left.x)}
