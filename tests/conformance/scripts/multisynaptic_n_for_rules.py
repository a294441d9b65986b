"""``n`` for each kind of rule, as a number, as a string of the source's index and of variables."""
left, right = NeuronGroup(3, 'k : integer'), NeuronGroup(4, 'v : 1')
left.k = '1 + i'
results = {}
for name, rule in {'all': dict(n=2), 'arrays': dict(i=[0, 2], j=[3, 1], n=3), 'string': dict(condition='i < j', n='i + 1'),
                   'variable': dict(condition='i != j', n='k_pre'), 'generator': dict(j='k for k in range(i, N_post)', n=2),
                   'zero': dict(n='int(i == 1)*2'), 'chance': dict(p=1, n=2),
                   'generator_by_index': dict(j='k for k in range(i, N_post)', n='i + 1'),
                   'expression': dict(j='i', n='1 + i')}.items():
    S = Synapses(left, right)
    S.connect(**rule)
    results[f'{name}_i'], results[f'{name}_j'] = array(S.i), array(S.j)
    results[f'{name}_in'] = array(S.N_incoming)
