"""Rates of a Poisson group set between runs by array, slice, string and for a part."""
certain = 1/defaultclock.dt
inputs = PoissonGroup(6, rates=0*Hz)
spikes = SpikeMonitor(inputs)
run(0.5*ms)
inputs.rates = [1, 0, 0, 1, 0, 0]*certain
run(0.5*ms)
inputs.rates[2:4] = 'certain*int(i == 2)'
run(0.5*ms)
part = inputs[3:]
part.rates = certain
inputs.rates['i < 2'] = 0*Hz
run(0.5*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'rates': inputs.rates/certain, 'N': inputs.N}
