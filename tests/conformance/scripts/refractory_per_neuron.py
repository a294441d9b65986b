"""The refractory period is a parameter of each neuron, named in a string."""
cells = NeuronGroup(5, '''dv/dt = (2 - v)/(5*ms) : 1 (unless refractory)
                          rest_for : second''',
                    threshold='v > 1', reset='v = 0', refractory='rest_for', method='exact')
cells.rest_for = 'i*1.7*ms'
spikes = SpikeMonitor(cells)
run(50*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'count': array(spikes.count)}
