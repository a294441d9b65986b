"""The condition as first argument, ``True``, and a chance that is certain."""
cells = NeuronGroup(5, 'v : 1')
S, T, U, V = [Synapses(cells, cells) for _ in range(4)]
S.connect('i != j')
T.connect(True)
U.connect('i == j', p=1)
V.connect(p=1.0)
results = {}
for name, synapses in zip('STUV', [S, T, U, V]):
    results[f'{name}_i'] = array(synapses.i)
    results[f'{name}_j'] = array(synapses.j)
