"""In the condition of a generator, names without a suffix are those of the target."""
G = NeuronGroup(5, 'x : 1')
H = NeuronGroup(6, '''y : 1
                      r = y + 1 : 1''')
G.x = 'i'
H.y = 'i'
results = {}
for k, rule in enumerate([dict(j='k for k in range(N_post) if y > 2'), dict(j='k for k in range(N_post) if r > x_pre'),
                          dict(j='k for k in range(N_post) if y > 2 and k != i'), dict(i='k for k in range(N_pre) if y > 2'),
                          dict(j='k for k in range(int(x_pre)) if y < 3'), dict(j='k + 1 for k in range(N_post - 1) if y > 2'),
                          dict(j='y for y in range(N_post) if y > 3')]):
    S = Synapses(G, H)
    S.connect(**rule)
    results[f'i{k}'], results[f'j{k}'] = array(S.i), array(S.j)
