"""A spike that makes the next neuron cross its threshold: one step per link without delay."""
cells = NeuronGroup(20, 'dv/dt = -v/(10*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
cells.v[0] = 1.5
S = Synapses(cells, cells, on_pre='v_post += 1.2')
S.connect(j='i + 1', skip_if_invalid=True)
spikes = SpikeMonitor(cells)
run(5*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
