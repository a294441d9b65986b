"""Summed variables made of subexpressions, of variables of both sides, and of two objects into two variables."""
cells = NeuronGroup(4, '''dv/dt = (1 + 0.3*i - v + I_gap + I_nmda)/(8*ms) : 1
                          I_gap : 1
                          I_nmda : 1''', threshold='v > 1', reset='v = 0', method='euler')
cells.v = '0.2*i'
gap = Synapses(cells, cells, '''w : 1
                                difference = v_pre - v_post : 1
                                I_gap_post = w*difference : 1 (summed)''')
gap.connect(condition='i != j')
gap.w = '0.02*(1 + i + j)'
slow = Synapses(cells, cells, '''ds/dt = -s/(20*ms) : 1 (clock-driven)
                                 block = 1/(1 + exp(-4*v_post)) : 1
                                 I_nmda_post = 0.1*s*block*(1.5 - v_post) : 1 (summed)''', on_pre='s += 0.5', method='exact')
slow.connect(j='(i + 1) % N_post')
trace = StateMonitor(cells, ['v', 'I_gap', 'I_nmda'], record=True)
spikes = SpikeMonitor(cells)
run(40*ms)
results = {'v': array(trace.v), 'gap': array(trace.I_gap), 'nmda': array(trace.I_nmda), 'spike_t': spikes.t/ms,
           'spike_i': array(spikes.i)}
