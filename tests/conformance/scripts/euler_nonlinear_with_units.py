"""A quadratic neuron by euler, with currents, capacitance and constants of the script."""
C, k = 100*pF, 0.7*nS/mV
v_rest, v_crit, v_peak, v_back = -60*mV, -40*mV, 35*mV, -50*mV
cells = NeuronGroup(4, '''dv/dt = (k*(v - v_rest)*(v - v_crit) - u + I)/C : volt
                          du/dt = 0.03/ms*(-2*nS*(v - v_rest) - u) : amp
                          I : amp''',
                    threshold='v >= v_peak', reset='v = v_back; u += 100*pA', method='euler')
cells.v = v_rest
cells.I = '(40 + 60*i)*pA'
trace = StateMonitor(cells, ['v', 'u'], record=True)
spikes = SpikeMonitor(cells)
run(150*ms)
results = {'v': trace.v/mV, 'u': trace.u/pA, 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
