"""A spike generator with a period that is no whole number of the spikes' gap, over two runs."""
inputs = SpikeGeneratorGroup(3, [0, 1, 2, 1], [0, 0.3, 1.1, 1.7]*ms, period=2.3*ms)
spikes = SpikeMonitor(inputs)
run(5*ms)
run(5*ms)
inputs.set_spikes([2, 0], [0.5, 0.7]*ms, period=1*ms)
run(3*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'count': array(spikes.count)}
