"""A refractory period that is an expression of the state."""
cells = NeuronGroup(4, '''dv/dt = (2 + 0.3*i - v)/(5*ms) : 1 (unless refractory)
                          spent : 1''', threshold='v > 1', reset='v = 0; spent += 1',
                    refractory='(1 + 0.5*spent)*ms + i*0.3*ms', method='exact')
spikes = SpikeMonitor(cells)
run(50*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
