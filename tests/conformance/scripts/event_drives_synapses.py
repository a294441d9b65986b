"""Synapses that act on a custom event: ``on_event`` as a word, and as a dict by pathway."""
cells = NeuronGroup(3, '''dv/dt = (1.5 + 0.3*i - v)/(8*ms) : 1''', threshold='v > 1', reset='v = 0',
                    events={'low': 'v < 0.02', 'high': 'v > 0.9'}, method='exact')
target = NeuronGroup(2, '''x : 1
                           y : 1''')
S = Synapses(cells, target, on_pre='x_post += 1 + i', on_event='low')
S.connect()
T = Synapses(cells, target, 'w : 1', on_pre={'pre': 'y_post += 1', 'pre_high': 'y_post += 0.01*w; w += 1'},
             on_event={'pre': 'spike', 'pre_high': 'high'}, delay={'pre_high': 1*ms})
T.connect(condition='i != j')
U = Synapses(target, cells, 'told : 1', on_post='told += 1', on_event={'pre': 'spike', 'post': 'high'})
U.connect()
trace = StateMonitor(target, ['x', 'y'], record=True)
run(20*ms)
results = {'x': array(trace.x), 'y': array(trace.y), 'w': array(T.w), 'told': array(U.told)}
