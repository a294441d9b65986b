"""A state monitor sees the values before the step; a variable that counts steps shows it."""
cell = NeuronGroup(1, 'dv/dt = 1/(1*ms) : 1', threshold='v > 0.95', reset='v = 0', method='euler')
cell.v = 0.5
trace = StateMonitor(cell, 'v', record=0)
spikes = SpikeMonitor(cell)
run(5*ms)
results = {'v': array(trace.v), 'first': trace.v[0][0], 'after': array(cell.v), 'spike_t': spikes.t/ms}
