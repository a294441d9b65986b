"""Refractory without the flag: the variable moves on, only the spikes are held back."""
tau = 5*ms
cell = NeuronGroup(1, 'dv/dt = (1.6 - v)/tau : 1', threshold='v > 0.8', reset='v = 0',
                   refractory=9*ms, method='exact')
trace = StateMonitor(cell, 'v', record=0)
spikes = SpikeMonitor(cell)
run(60*ms)
results = {'v': array(trace.v), 'spike_t': spikes.t/ms}
