"""A threshold that is a compound condition with parameters, a function and the time."""
cells = NeuronGroup(5, '''dv/dt = (1.5 - v)/(8*ms) : 1
                          dw/dt = (v - w)/(20*ms) : 1
                          open_after : second''',
                    threshold='(v > 1 or w > 0.6) and t >= open_after and not i == 3',
                    reset='v = 0.2*i; w *= 0.5', method='exact')
cells.open_after = 'i*4*ms'
spikes = SpikeMonitor(cells)
run(60*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'v': array(cells.v), 'w': array(cells.w)}
