"""Statements on the event ``spike`` in a group without a reset, and a monitor of that event."""
cells = NeuronGroup(3, '''dv/dt = (1.5 + 0.5*i - v)/(8*ms) : 1
                          n : 1''', threshold='v > 1', method='exact')
cells.run_on_event('spike', 'n += 1 + v; v = 0.1*n', when='after_resets')
events = EventMonitor(cells, 'spike', variables=['v', 'n'])
trace = StateMonitor(cells, 'v', record=True)
run(20*ms)
results = {'n': array(cells.n), 'spike_t': events.t/ms, 'i': array(events.i), 'v': array(events.v),
           'n_at': array(events.n), 'trace': array(trace.v)}
