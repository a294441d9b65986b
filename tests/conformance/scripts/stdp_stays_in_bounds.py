"""Weights pushed against both bounds of ``clip`` by trains of spikes."""
tau_plus = tau_minus = 20*ms
w_max = 0.05
A_plus = 0.02
A_minus = -0.02
cells = NeuronGroup(6, '''dv/dt = (drive - v)/(10*ms) : 1
                          drive : 1''', threshold='v > 1', reset='v = 0', method='exact')
cells.drive = '1.1 + 0.3*i'
S = Synapses(cells, cells, '''w : 1
                              da/dt = -a/tau_plus : 1 (event-driven)
                              db/dt = -b/tau_minus : 1 (event-driven)''',
             on_pre='''v_post += w
                       a += A_plus
                       w = clip(w + b, 0, w_max)''',
             on_post='''b += A_minus
                        w = clip(w + a, 0, w_max)''')
S.connect(condition='i != j')
S.w = 'w_max*(0.5 + 0.5*sin(i*3.1 + j*7.7))'
trace = StateMonitor(S, 'w', record=True)
spikes = SpikeMonitor(cells)
run(120*ms)
results = {'w': array(trace.w), 'at_zero': sum(array(S.w) == 0), 'at_top': sum(array(S.w) == w_max),
           'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
