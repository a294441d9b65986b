"""Refractory periods whose number of steps is not a round float: 0.3 ms is three steps."""
lengths = [0.1, 0.3, 0.6, 0.7, 0.9, 1.1, 1.4, 1.7, 2.3, 2.9]*ms
cells = NeuronGroup(10, '''v : 1
                           rest_for : second''', threshold='v > 0', refractory='rest_for')
cells.v = 1
cells.rest_for = lengths
single = NeuronGroup(1, 'v : 1', threshold='v > 0', refractory=0.7*ms)
single.v = 1
spikes, single_spikes = SpikeMonitor(cells), SpikeMonitor(single)
run(30*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'spike_t_single': single_spikes.t/ms}
