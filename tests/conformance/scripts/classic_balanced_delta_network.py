"""A sparse network with delta synapses and one delay, as in Brunel 2000, with a fixed drive."""
theta, V_r, tau, tau_rp = 20*mV, 10*mV, 20*ms, 2*ms
J, g, D = 1.2*mV, 4.5, 1.5*ms
cells = NeuronGroup(100, '''dv/dt = (-v + drive)/tau : volt (unless refractory)
                            drive : volt''',
                    threshold='v > theta', reset='v = V_r', refractory=tau_rp, method='exact')
cells.drive = '(22 + 6*sin(i*12.9898))*mV'
cells.v = '(10 + 9*cos(i*78.233))*mV'
excitatory, inhibitory = cells[:80], cells[80:]
E = Synapses(excitatory, cells, on_pre='v += J', delay=D)
E.connect(condition='(i*31 + j*17) % 10 == 0')
I = Synapses(inhibitory, cells, on_pre='v += -g*J', delay=D)
I.connect(condition='(i*31 + j*17) % 10 == 0')
spikes = SpikeMonitor(cells)
rate = PopulationRateMonitor(cells)
run(60*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'rate': rate.rate/Hz, 'v': cells.v/mV}
