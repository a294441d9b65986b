"""No method is named, and the automatic choice picks the exact one for a linear equation."""
tau = 9*ms
cells = NeuronGroup(3, '''dv/dt = (drive - v)/tau : 1
                          drive : 1''', threshold='v > 1', reset='v = 0')
cells.drive = [0.5, 1.5, 2.5]
trace = StateMonitor(cells, 'v', record=True)
spikes = SpikeMonitor(cells)
run(40*ms)
results = {'v': array(trace.v), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
