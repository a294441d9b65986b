"""An event of one's own beside the spike: recorded, acted on, and sent through synapses."""
cells = NeuronGroup(3, '''dv/dt = (1.6 + 0.2*i - v)/(8*ms) : 1
                          seen : 1''', threshold='v > 1', reset='v = 0', method='exact',
                    events={'halfway': 'v > 0.5 and v < 0.55'})
cells.run_on_event('halfway', 'seen += 1')
target = NeuronGroup(3, '''x : 1
                           y : 1''')
S = Synapses(cells, target, on_pre='x_post += 1', on_event={'pre': 'halfway'})
S.connect(j='i')
T = Synapses(cells, target, on_pre={'fired': 'y_post += 1', 'passed': 'y_post += 100'},
             on_event={'fired': 'spike', 'passed': 'halfway'})
T.connect(j='i')
events = EventMonitor(cells, 'halfway', 'v')
run(40*ms)
results = {'spike_t': events.t/ms, 'spike_i': array(events.i), 'v': array(events.v),
           'seen': array(cells.seen), 'x': array(target.x), 'y': array(target.y),
           'count': array(events.count)}
