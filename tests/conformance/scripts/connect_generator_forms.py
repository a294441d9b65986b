"""Generators: with a step, with two bounds, of one value, wrapped by a modulus, doubled."""
left, right = NeuronGroup(8, 'v : 1'), NeuronGroup(12, 'v : 1')
forms = {
    'stepped': 'k for k in range(0, N_post, 3)',
    'growing': 'k for k in range(i)',
    'wrapped': '(i + k) % N_post for k in range(3)',
    'square': 'i*i for _ in range(1) if i*i < N_post',
    'twice': 'i for _ in range(2)',
    'odd': 'k for k in range(N_post) if (i + k) % 2 == 1 and k > i',
}
results = {}
for name, rule in forms.items():
    S = Synapses(left, right)
    S.connect(j=rule)
    results[f'{name}_i'] = array(S.i)
    results[f'{name}_j'] = array(S.j)
