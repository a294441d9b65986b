"""A time step of a hundredth of a millisecond, and a number of steps that needs rounding."""
defaultclock.dt = 0.01*ms
cell = NeuronGroup(1, 'dv/dt = (1.5 - v)/(2*ms) : 1', threshold='v > 1', reset='v = 0',
                   refractory=0.07*ms, method='exact')
trace = StateMonitor(cell, 'v', record=0)
spikes = SpikeMonitor(cell)
run(7.003*ms)
results = {'v': array(trace.v), 'spike_t': spikes.t/ms, 'now': defaultclock.t/ms}
