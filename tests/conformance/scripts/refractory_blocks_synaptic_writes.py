"""A flagged variable takes no synaptic input while its neuron is refractory; another does."""
driver = NeuronGroup(1, 'dv/dt = 1/(1.27*ms) : 1', threshold='v > 1', reset='v = 0', method='euler')
cells = NeuronGroup(3, '''dv/dt = -v/(15*ms) : 1 (unless refractory)
                          dg/dt = -g/(15*ms) : 1''',
                    threshold='v > 1', reset='v = 0', refractory=7*ms, method='exact')
S = Synapses(driver, cells, 'w : 1', on_pre='''v_post += w
                                               g_post += w''')
S.connect()
S.w = '0.3 + 0.2*j'
trace = StateMonitor(cells, ['v', 'g'], record=True)
spikes = SpikeMonitor(cells)
run(50*ms)
results = {'v': array(trace.v), 'g': array(trace.g), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
