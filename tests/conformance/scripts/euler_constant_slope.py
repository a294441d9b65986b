"""Equations with no leak: a ramp with a slope per neuron, up to a threshold."""
cells = NeuronGroup(3, '''dv/dt = slope : volt
                          slope : volt/second''', threshold='v > 10*mV', reset='v -= 10*mV',
                    method='euler')
cells.slope = '(0.4 + 0.33*i)*mV/ms'
trace = StateMonitor(cells, 'v', record=True)
spikes = SpikeMonitor(cells)
run(60*ms)
results = {'v': trace.v/mV, 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
