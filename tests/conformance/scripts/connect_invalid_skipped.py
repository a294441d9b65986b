"""``skip_if_invalid`` for expressions, generators and rules for sources; what lies outside is left out."""
left, right = NeuronGroup(5, 'v : 1'), NeuronGroup(4, 'v : 1')
results = {}
for name, rule in {'shift': dict(j='i + 2'), 'back': dict(j='i - 2'), 'window': dict(j='k for k in range(i - 1, i + 2)'),
                   'step': dict(j='i + 3*k for k in range(-2, 3)'), 'sources': dict(i='j*2 - 1'),
                   'source_window': dict(i='j + k for k in range(-3, 4) if k != 0'),
                   'filtered': dict(j='2*i - k for k in range(4) if k % 2 == 0')}.items():
    S = Synapses(left, right)
    S.connect(skip_if_invalid=True, **rule)
    results[f'{name}_i'], results[f'{name}_j'] = array(S.i), array(S.j)
