"""A group with events but no threshold: it never spikes, and never is refractory."""
cells = NeuronGroup(3, 'dv/dt = (1 + i)/(5*ms) : 1', events={'over': 'v >= 1'}, method='euler')
cells.run_on_event('over', 'v = 0')
monitor = EventMonitor(cells, 'over')
trace = StateMonitor(cells, 'v', record=True)
run(12*ms)
trains = monitor.event_trains()
results = {'spike_t': monitor.t/ms, 'i': array(monitor.i), 'v': array(trace.v), 'spike_t_of_1': trains[1]/ms}
