"""Spike trains of each neuron, as a dict."""
cells = NeuronGroup(3, 'dv/dt = (1.2 + 0.5*i - v)/(9*ms) : 1', threshold='v > 1', reset='v = 0',
                    method='exact')
spikes = SpikeMonitor(cells)
run(60*ms)
trains = spikes.spike_trains()
results = {f'spike_t_{k}': trains[k]/ms for k in range(3)}
