"""Monitors made between runs start where they were made; two of the same variable agree."""
cells = NeuronGroup(3, 'dv/dt = (1.2 + 0.4*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
first = StateMonitor(cells, 'v', record=[0, 1])
run(7*ms)
second = StateMonitor(cells, 'v', record=[1, 2])
spikes = SpikeMonitor(cells)
run(15*ms)
results = {'first': array(first.v), 'second': array(second.v), 't': second.t/ms, 'spike_t': spikes.t/ms,
           'spike_i': array(spikes.i), 'count': array(spikes.count)}
