"""A linear equation with a stepwise input, where the exact method applies within a step."""
drive = TimedArray([0.5, 1.5, 0, 2], dt=5*ms)
cells = NeuronGroup(3, '''dv/dt = (drive(t) - v)/tau : 1
                          tau : second''', threshold='v > 1', reset='v = 0', method='exact')
cells.tau = '(2 + 2*i)*ms'
trace = StateMonitor(cells, 'v', record=True)
spikes = SpikeMonitor(cells)
run(25*ms)
results = {'v': array(trace.v), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
