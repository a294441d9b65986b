"""A timed array of rates for each input of a Poisson group."""
certain = 1/defaultclock.dt
table = TimedArray([[0, 1], [1, 0], [1, 1]]*certain, dt=1*ms)
inputs = PoissonGroup(2, rates='table(t, i)')
spikes = SpikeMonitor(inputs)
run(3*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
