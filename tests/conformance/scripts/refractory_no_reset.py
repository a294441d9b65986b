"""A threshold that stays crossed: the refractory period alone sets the rate."""
cells = NeuronGroup(3, '''dv/dt = (2 - v)/(4*ms) : 1
                          dw/dt = (2 - w)/(4*ms) : 1 (unless refractory)''', threshold='v > 0.3*(1 + i)',
                    refractory=2.5*ms, method='exact')
spikes = SpikeMonitor(cells)
trace = StateMonitor(cells, ['v', 'w'], record=True)
run(20*ms)
results = {'v': array(trace.v), 'w': array(trace.w), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
