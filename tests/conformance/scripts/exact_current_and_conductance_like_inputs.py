"""A membrane and two decaying inputs: a linear system of three, with physical units."""
taum, taue, taui = 20*ms, 5*ms, 10*ms
El, Vt, Vr = -49*mV, -50*mV, -60*mV
cells = NeuronGroup(12, '''dv/dt = (ge + gi - (v - El))/taum : volt (unless refractory)
                           dge/dt = -ge/taue : volt
                           dgi/dt = -gi/taui : volt''',
                    threshold='v > Vt', reset='v = Vr', refractory=5*ms, method='exact')
cells.v = 'Vr + (Vt - Vr)*(0.5 + 0.5*sin(i*12.9898))'
excite = Synapses(cells, cells, on_pre='ge += 1.62*mV')
excite.connect(condition='i < 9 and (i*7 + j*3) % 5 == 0')
inhibit = Synapses(cells, cells, on_pre='gi -= 9*mV')
inhibit.connect(condition='i >= 9 and (i + j) % 2 == 0')
trace = StateMonitor(cells, ['v', 'ge', 'gi'], record=True)
spikes = SpikeMonitor(cells)
run(80*ms)
results = {'v': trace.v/mV, 'ge': trace.ge/mV, 'gi': trace.gi/mV,
           'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
