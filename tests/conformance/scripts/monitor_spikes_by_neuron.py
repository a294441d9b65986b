"""Values at the spikes by neuron, all of them, spike trains, and the monitor's own order."""
cells = NeuronGroup(4, '''dv/dt = (I - v)/(6*ms) : volt
                          I : volt
                          n : integer
                          late = t - 5*ms : second''', threshold='v > 1*mV', reset='v = 0*mV; n += 1', method='exact')
cells.I = [1.2, 0.8, 2.5, 1.9]*mV
spikes = SpikeMonitor(cells, variables=['v', 'n', 'late'])
run(25*ms)
trains, all_values = spikes.spike_trains(), spikes.all_values()
v, n = spikes.values('v'), spikes.values('n')
results = {'spike_t': spikes.t/ms, 'i': array(spikes.i), 'v': spikes.v/mV, 'n': array(spikes.n), 'late': spikes.late/ms,
           'keys': array(sorted(trains)), 'names': array(sorted(all_values)), 'count': array(spikes.count),
           'empty': array(len(trains[1])), 'N': array(spikes.N), 'some': spikes.t[spikes.i == 2]/ms,
           'count_one': spikes.count[3], 'bare': array(spikes.t_)}
for k in (0, 2, 3):
    results[f'spike_t{k}'], results[f'v{k}'], results[f'n{k}'] = trains[k]/ms, v[k]/mV, array(n[k])
    results[f'all{k}'] = all_values['v'][k]/mV
