"""Recordings are chosen from by strings, in which the other recordings and the script's names mean something."""
cells = NeuronGroup(4, '''dv/dt = (1.5 - v)/(2*ms + i*ms) : 1
                          x : volt
                          k : integer''', threshold='v > 1', reset='v = 0; k += 1', method='euler')
cells.x = 'i*mV'
spikes = SpikeMonitor(cells, ['v', 'x', 'k'])
events = EventMonitor(cells, 'spike', 'x')
trace, rate = StateMonitor(cells, 'v', record=True), PopulationRateMonitor(cells)
late, times = 5*ms, spikes.t
run(12*ms)
results = {
    'spike_t_of_one': array(spikes.t['i == 1']), 'spike_t_bare': spikes.t_['i == 1'], 'who': array(spikes.i['t > late']),
    'x': array(spikes.x['x > 1*mV and t > late']), 'k': array(spikes.k['k == 1']), 'events': array(events.x['i > 1']),
    'trace_t': array(trace.t['t > late']), 'rate': array(rate.rate['t > late']), 'rate_t': array(rate.t['rate > 0*Hz']),
    'interval': array(diff(spikes.t['i == 0'])/ms), 'grown': array(times), 'unit': (spikes.t['i == 0'] - 1*ms)/ms,
}
