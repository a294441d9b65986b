"""A spike generator with a coarser step than the group it drives; times that fall between its steps."""
inputs = SpikeGeneratorGroup(3, [0, 1, 2, 1], [0.2, 0.74, 1.26, 3]*ms, dt=0.5*ms)
target = NeuronGroup(3, 'x : 1')
S = Synapses(inputs, target, on_pre='x_post += 1', delay=0.2*ms)
S.connect(j='i')
trace = StateMonitor(target, 'x', record=True)
spikes = SpikeMonitor(inputs)
run(5*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'x': array(trace.x)}
