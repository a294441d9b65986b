"""Exact integration of two coupled variables, one of which stands still while refractory; own time constants."""
cells = NeuronGroup(4, '''dv/dt = (I + 0.5*w - v)/tau : 1 (unless refractory)
                          dw/dt = (0.3*v - w)/(10*ms) : 1
                          I : 1
                          tau : second''', threshold='v > 1', reset='v = 0; w += 0.1', refractory='(1 + i)*ms',
                    method='exact')
cells.I = '1.8 + 0.4*i'
cells.tau = '(3 + i)*ms'
trace = StateMonitor(cells, ['v', 'w'], record=True)
spikes = SpikeMonitor(cells)
run(40*ms)
results = {'v': array(trace.v), 'w': array(trace.w), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
