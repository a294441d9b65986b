"""Cells on a ring with electrical and chemical synapses, in volts and siemens."""
C, gL, EL = 200*pF, 10*nS, -70*mV
cells = NeuronGroup(10, '''dv/dt = (gL*(EL - v) + I_gap + I)/C : volt (unless refractory)
                           I_gap : amp
                           I : amp''', threshold='v > -50*mV', reset='v = -60*mV', refractory=2*ms, method='euler')
cells.v = 'EL + i*mV'
cells.I = '(180 + 8*i)*pA'
gap = Synapses(cells, cells, '''g : siemens
                                I_gap_post = g*(v_pre - v_post) : amp (summed)''', on_pre='v_post += g/nS*0.2*mV')
gap.connect(condition='(i - j + N_pre) % N_pre == 1 or (j - i + N_pre) % N_pre == 1')
gap.g = '(1 + 0.1*i)*nS'
spikes = SpikeMonitor(cells)
trace = StateMonitor(cells, ['v', 'I_gap'], record=[0, 5])
run(80*ms)
results = {'v': trace.v/mV, 'I': trace.I_gap/pA, 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
