"""Variables with names that monitors of events have, too; and what variables are asked for."""
G = NeuronGroup(3, '''dv/dt = (2 - v)/(10*ms) : 1
                      count : integer
                      values : 1''', threshold='v > 1', reset='''v = 0
                                                                  count += 1
                                                                  values = 2*count''',
                method='euler')
G.v = 'i*0.1'
M = StateMonitor(G, ['count', 'values'], record=True)
spikes = SpikeMonitor(G, variables='v')
S = Synapses(G[1:], G, 'w : 1', pre='w += 1', post='w *= 0.5')
S.connect()
run(30*ms)
part = G[1:3]
S.w.set_item(slice(0, 2), 3)
results = {'count': M.count, 'values': M.values, 'now': G.count[:], 'spikes': spikes.count[:],
           'w': S.w.get_item(slice(None)), 'first': G.v.get_item(0),
           'named': [S.w.name == 'w', S.w.group.name == S.name, part.source.name == G.name,
                     S.pre.source.name == S.source.name, S.post.source.name == G.name]}
