"""A spike monitor that also keeps variables at the spike, and sorts them by neuron."""
cells = NeuronGroup(4, '''dv/dt = (1.2 + 0.3*i - v)/(8*ms) : 1
                          du/dt = (1*volt - u)/(30*ms) : volt''', threshold='v > 1', reset='v = 0; u -= 0.3*volt',
                    method='euler')
spikes = SpikeMonitor(cells, variables=['v', 'u'])
only_counts = SpikeMonitor(cells, record=False)
run(60*ms)
values = spikes.values('u')
results = {'spike_t': spikes.t/ms, 'v': array(spikes.v), 'u': spikes.u/mV, 'u_of_2': values[2]/mV,
           'count': array(only_counts.count), 'total': only_counts.num_spikes}
