"""A coupled linear system of which one variable stands still while refractory; exact."""
cells = NeuronGroup(2, '''dv/dt = (g - v)/(8*ms) : 1 (unless refractory)
                          dg/dt = (v - 2*g + drive)/(3*ms) : 1
                          drive : 1''', threshold='v > 1', reset='v = 0', refractory=4*ms, method='exact')
cells.drive = [3, 5]
trace = StateMonitor(cells, ['v', 'g'], record=True)
spikes = SpikeMonitor(cells)
run(50*ms)
results = {'v': array(trace.v), 'g': array(trace.g), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
