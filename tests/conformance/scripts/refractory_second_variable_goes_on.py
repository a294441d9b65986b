"""Of two variables only the flagged one stands still while refractory; euler."""
tau = 10*ms
cell = NeuronGroup(1, '''dv/dt = (u - v)/tau : 1 (unless refractory)
                         du/dt = (3 - u)/(4*tau) : 1''',
                   threshold='v > 1', reset='v = 0', refractory=6*ms, method='euler')
trace = StateMonitor(cell, ['v', 'u'], record=0)
spikes = SpikeMonitor(cell)
run(80*ms)
results = {'v': array(trace.v), 'u': array(trace.u), 'spike_t': spikes.t/ms}
