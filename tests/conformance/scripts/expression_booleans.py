"""Boolean parameters: set from a list and from a condition, read in an equation and a threshold."""
cells = NeuronGroup(6, '''dv/dt = (2*int(on) - v)/(5*ms) : 1
                          on : boolean
                          may : boolean (constant)''', threshold='v > 1 and may', reset='v = 0',
                    method='euler')
cells.on = [True, False, True, True, False, True]
cells.may = 'i > 2'
spikes = SpikeMonitor(cells)
trace = StateMonitor(cells, 'v', record=True)
run(20*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'v': array(trace.v), 'may': array(cells.may)}
