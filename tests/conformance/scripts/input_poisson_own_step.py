"""A Poisson group with a step of its own, and a rate above one spike a step."""
inputs = PoissonGroup(2, rates=[0, 10]*kHz, dt=0.5*ms)
target = NeuronGroup(1, 'dx/dt = -x/(2*ms) : 1', method='exact')
S = Synapses(inputs, target, on_pre='x_post += 1', delay=0.3*ms)
S.connect()
spikes = SpikeMonitor(inputs)
trace = StateMonitor(target, 'x', record=0)
run(4*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'x': array(trace.x)}
