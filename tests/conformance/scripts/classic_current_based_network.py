"""A recurrent network of excitatory and inhibitory cells with decaying currents (Vogels and Abbott 2005)."""
taum, taue, taui = 20*ms, 5*ms, 10*ms
Vt, Vr, El = -50*mV, -60*mV, -49*mV
N, N_e = 100, 80
cells = NeuronGroup(N, '''dv/dt = (ge + gi - (v - El))/taum : volt (unless refractory)
                          dge/dt = -ge/taue : volt
                          dgi/dt = -gi/taui : volt''',
                    threshold='v > Vt', reset='v = Vr', refractory=5*ms, method='linear')
cells.v = 'Vr + (Vt - Vr)*(sin(i*12.9898)*43.7 - floor(sin(i*12.9898)*43.7))'
excite = Synapses(cells[:N_e], cells, on_pre='ge_post += 0.9*mV')
excite.connect(condition='(i*73 + j*151) % 11 == 0')
inhibit = Synapses(cells[N_e:], cells, on_pre='gi_post -= 5*mV')
inhibit.connect(condition='(i*73 + j*151) % 7 == 0')
spikes = SpikeMonitor(cells)
trace = StateMonitor(cells, 'v', record=[0, 90])
run(60*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'v': trace.v/mV}
