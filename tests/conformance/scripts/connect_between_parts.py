"""Rules of every kind between parts of groups, whose indices count from the part."""
cells, others = NeuronGroup(10, 'x : 1'), NeuronGroup(8, 'x : 1')
cells.x = 'i'
left, right = cells[2:6], others[3:]
results = {}
for name, rule in {'all': {}, 'arrays': dict(i=[0, 3, 1], j=[4, 0, 2]), 'condition': dict(condition='i == j'),
                   'variable': dict(condition='x_pre > 3 and j > 1'), 'expression': dict(j='i'),
                   'generator': dict(j='k for k in range(N_post) if k > i'), 'chance': dict(p='int(i > 1)'),
                   'sources': dict(i='k for k in range(N_pre) if (k + j) % 2 == 0'),
                   'skipped': dict(j='i + 3', skip_if_invalid=True)}.items():
    S = Synapses(left, right, 'w : 1')
    S.connect(**rule)
    S.w = 'i*10 + j + 100*x_pre'
    results[f'{name}_i'], results[f'{name}_j'], results[f'{name}_w'] = array(S.i), array(S.j), array(S.w)
    results[f'{name}_x'] = array(S.x_pre)
    results[f'{name}_N'] = array([S.N_pre, S.N_post])
