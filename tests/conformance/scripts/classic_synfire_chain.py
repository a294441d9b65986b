"""A chain of groups after Diesmann and others 1999: a volley that travels, with alpha-shaped inputs."""
n_groups, size = 5, 20
Vr, Vt, taum, taupsp, weight = -70*mV, -55*mV, 10*ms, 0.325*ms, 36*mV
chain = NeuronGroup(n_groups*size, '''dV/dt = (-(V - Vr) + x)/taum : volt
                                      dx/dt = (-x + y)/taupsp : volt
                                      dy/dt = -y/taupsp : volt''',
                    threshold='V > Vt', reset='V = Vr', refractory=1*ms, method='euler')
chain.V = 'Vr + (5 + 4*sin(i*78.233))*mV'
volley = SpikeGeneratorGroup(size, arange(size), (2 + 0.7*sin(arange(size)))*ms)
S = Synapses(chain, chain, on_pre='y += weight', delay=2*ms)
S.connect(j='k for k in range((i//size + 1)*size, (i//size + 2)*size) if i < N_pre - size')
start = Synapses(volley, chain[:size], on_pre='y += weight')
start.connect()
spikes = SpikeMonitor(chain)
run(35*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'V': chain.V/mV}
