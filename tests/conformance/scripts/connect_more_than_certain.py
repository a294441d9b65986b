"""A probability above one, as of a falling-off that is capped by being certain, takes every pair."""
G = NeuronGroup(40, 'x : metre', threshold='False')
G.x = 'i*10*umetre'
made = {}
for name, rule in {'number': {'p': 1.5}, 'string': {'p': '3 + i'}, 'condition': {'condition': 'i != j', 'p': 2},
                   'steep': {'p': '5*int(abs(x_pre - x_post) < 25*umetre)'}, 'pairs': {'condition': 'i > j', 'p': '1 + i'}}.items():
    S = Synapses(G, G)
    S.connect(**rule)
    made[name] = S.i[:]*100 + S.j[:]
near = Synapses(G, G)
near.connect(p='1.5*exp(-(x_pre - x_post)**2/(2*(30*umetre)**2))')
pairs = set(zip(near.i[:], near.j[:]))
results = {**made, 'near': [(k, m) in pairs for k in range(40) for m in range(max(k - 2, 0), min(k + 3, 40))]}
