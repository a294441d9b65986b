"""Rates of zero, and so high that each step brings a spike, as arrays and strings in time."""
certain = 1/defaultclock.dt
first = PoissonGroup(3, rates=[0, 1, 0]*certain)
second = PoissonGroup(4, rates='int(t > i*ms)*certain')
a, b = SpikeMonitor(first), SpikeMonitor(second)
run(6*ms)
results = {'spike_t_first': a.t/ms, 'spike_i_first': array(a.i),
           'spike_t_second': b.t/ms, 'spike_i_second': array(b.i)}
