"""Refractory as a condition: the neuron may not fire while it is above a level."""
cells = NeuronGroup(3, '''dv/dt = (drive - v)/(10*ms) : 1
                          drive : 1''',
                    threshold='v > 1', refractory='v > 1.2', method='exact')
cells.drive = [1.1, 1.5, 3.0]
spikes = SpikeMonitor(cells)
run(30*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
