"""Spikes replaced between runs, some of them in the past; unsorted lists; neurons without a spike."""
inputs = SpikeGeneratorGroup(5, [4, 0, 2], [3, 1, 2]*ms)
spikes = SpikeMonitor(inputs)
run(2.5*ms)
inputs.set_spikes([1, 3, 0, 2], [5, 1, 3.02, 2.5]*ms)
run(3*ms)
inputs.set_spikes([], []*ms)
run(1*ms)
inputs.set_spikes(array([0, 1, 2]), arange(7, 10)*ms, sorted=True)
run(4*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'total': spikes.num_spikes}
