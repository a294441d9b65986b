"""A refractory period with ``(unless refractory)``: the variable stands still."""
tau = 6*ms
cell = NeuronGroup(1, 'dv/dt = (1.8 - v)/tau : 1 (unless refractory)', threshold='v > 0.9',
                   reset='v = 0.1', refractory=4*ms, method='exact')
trace = StateMonitor(cell, 'v', record=0)
spikes = SpikeMonitor(cell)
run(50*ms)
results = {'v': array(trace.v), 'spike_t': spikes.t/ms}
