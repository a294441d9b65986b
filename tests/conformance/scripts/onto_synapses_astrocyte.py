"""A third party that synapses act on and that acts back on the same synapses (an astrocyte)."""
pre = NeuronGroup(3, 'dv/dt = (1.3 + 0.2*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
post = NeuronGroup(2, 'dv/dt = -v/(9*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(pre, post, '''dY/dt = -Y/(10*ms) : 1 (clock-driven)
                           gain : 1''', on_pre='''Y += 1
                                                  v_post += 0.3*gain''', method='exact')
S.connect()
S.gain = 1
astro = NeuronGroup(2, '''dc/dt = (0.1*total - c)/(15*ms) : 1
                          total : 1''', threshold='c > 0.12', refractory='c > 0.12', method='euler')
to_astro = Synapses(S, astro, 'total_post = Y_pre : 1 (summed)')
to_astro.connect(i=range(6), j=[0, 0, 0, 1, 1, 1])
back = Synapses(astro, S, on_pre='gain_post *= 0.8', delay=1*ms)
back.connect(i=[0, 0, 0, 1, 1, 1], j=range(6))
trace = StateMonitor(astro, ['c', 'total'], record=True)
spikes, releases = SpikeMonitor(post), SpikeMonitor(astro)
run(60*ms)
results = {'c': array(trace.c), 'total': array(trace.total), 'gain': array(S.gain), 'spike_t': spikes.t/ms,
           'spike_t_astro': releases.t/ms, 'Y': array(S.Y)}
