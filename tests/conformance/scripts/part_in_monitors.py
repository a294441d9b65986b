"""Monitors of parts: states, spikes, rates; several parts of one group at once."""
cells = NeuronGroup(10, 'dv/dt = (1.05 + 0.1*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
parts = [cells[:4], cells[4:7], cells[7:]]
spikes = [SpikeMonitor(part) for part in parts]
rates = [PopulationRateMonitor(part) for part in parts]
traces = [StateMonitor(part, 'v', record=[0, -1 + len(part)]) for part in parts]
with_v = SpikeMonitor(parts[1], variables='v')
net = Network(cells, spikes, rates, traces, with_v)
net.run(25*ms)
results = {}
for k in range(3):
    results[f'spike_t{k}'], results[f'i{k}'] = spikes[k].t/ms, array(spikes[k].i)
    results[f'rate{k}'], results[f'v{k}'] = rates[k].rate/Hz, array(traces[k].v)
    results[f'count{k}'] = array(spikes[k].count)
results['with_v'] = array(with_v.v)
results['row'] = array(traces[2][2].v)
slow = NeuronGroup(4, 'dv/dt = (1.3 + 0.1*i - v)/(4*ms) : 1', threshold='v > 1', reset='v = 0', method='exact', dt=0.3*ms)
some = [StateMonitor(slow[1:3], 'v', record=True), SpikeMonitor(slow[1:]), PopulationRateMonitor(slow[:2])]
Network(slow, some).run(9*ms)
for k, monitor in enumerate(some):
    results[f'spike_t_slow{k}'] = monitor.t/ms
results['slow_v'], results['slow_rate'] = array(some[0].v), some[2].rate/Hz
