"""A run that tells its progress in words and notes where the time goes."""
cells = NeuronGroup(3, 'dv/dt = (1.3 + 0.2*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
spikes = SpikeMonitor(cells)
run(5*ms, report='text', profile=True)
summary = str(profiling_summary())
run(5*ms, report='stderr', report_period=10*second)
results = {'spike_t': spikes.t/ms, 'tells': len(summary) > 20 and 'ms' in summary or 's' in summary}
