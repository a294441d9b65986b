"""Events tested and their statements run at another point of the step than usual."""
cells = NeuronGroup(2, '''dv/dt = (1.5 + i - v)/(8*ms) : 1
                          seen : 1''', threshold='v > 1', reset='v = 0',
                    events={'reached': 'v > 0.98'}, method='exact')
cells.set_event_schedule('reached', when='after_resets')
cells.run_on_event('reached', 'seen += v', when='end')
events = EventMonitor(cells, 'reached', variables=['v'])
run(20*ms)
results = {'seen': array(cells.seen), 'spike_t': events.t/ms, 'i': array(events.i), 'v': array(events.v)}
