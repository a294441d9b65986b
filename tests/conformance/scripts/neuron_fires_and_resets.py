"""Leaky integrate-and-fire: threshold, reset, spike times."""
tau = 7*ms
cell = NeuronGroup(1, 'dv/dt = (1.4 - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
trace = StateMonitor(cell, 'v', record=0)
spikes = SpikeMonitor(cell)
run(60*ms)
results = {'v': array(trace.v), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i),
           'count': array(spikes.count), 'total': spikes.num_spikes}
