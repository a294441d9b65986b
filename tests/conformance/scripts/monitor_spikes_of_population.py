"""Everything a spike monitor tells: times, indices, counts, the total."""
cells = NeuronGroup(7, 'dv/dt = (drive - v)/(6*ms) : 1\ndrive : 1', threshold='v > 1',
                    reset='v = 0', method='exact')
cells.drive = '0.7 + 0.25*i'
spikes = SpikeMonitor(cells)
run(50*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'count': array(spikes.count),
           'total': spikes.num_spikes, 'of_five': spikes.t[spikes.i == 5]/ms}
