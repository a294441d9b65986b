"""``record=False``: no traces, only what needs no trace; and counts of spikes."""
cells = NeuronGroup(3, 'dv/dt = (1.2 + 0.3*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
nothing = StateMonitor(cells, 'v', record=False)
spikes = SpikeMonitor(cells, record=False)
run(20*ms)
results = {'v': array(nothing.v.shape), 't': array(len(nothing.t)), 'count': array(spikes.count), 'total': spikes.num_spikes}
