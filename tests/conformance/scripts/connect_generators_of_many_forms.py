"""Generators with conditions on variables, negative steps, functions, and several conditions."""
left, right = NeuronGroup(6, 'kind : 1'), NeuronGroup(7, 'x : 1\nkind : 1')
left.kind = 'i % 2'
right.kind = 'i % 3'
right.x = 'sin(i)'
results = {}
for name, rule in {'kind': 'k for k in range(N_post) if kind_pre == kind_post',
                   'x': 'k for k in range(N_post) if x_post > 0',
                   'square': 'k**2 for k in range(int(sqrt(N_post)) + 1)',
                   'modulus': '(i*2 + k) % N_post for k in range(2)',
                   'down': 'k for k in range(N_post - 1, i, -2)',
                   'both': 'k for k in range(i, N_post) if k % 2 == 0 and not k == 4',
                   'constant': '3 for _ in range(1)', 'clip': 'int(clip(i - 1, 0, 4))',
                   'sampled': 'k for k in sample(i, N_post, p=1)'}.items():
    S = Synapses(left, right)
    S.connect(j=rule)
    results[f'{name}_i'], results[f'{name}_j'] = array(S.i), array(S.j)
