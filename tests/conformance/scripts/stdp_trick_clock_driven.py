"""The same pair with traces that are integrated at every step, so that they can be drawn."""
tau_plus = tau_minus = 18*ms
A_plus = 0.02
A_minus = -A_plus*1.1
w_max = 1.0
cells = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*10*ms', refractory=100*ms)
S = Synapses(cells, cells, '''w : 1
                              da/dt = -a/tau_plus : 1 (clock-driven)
                              db/dt = -b/tau_minus : 1 (clock-driven)''',
             on_pre='''v_post += w
                       a += A_plus
                       w = clip(w + b, 0, w_max)''',
             on_post='''b += A_minus
                        w = clip(w + a, 0, w_max)''', method='linear')
S.connect(i=0, j=1)
trace = StateMonitor(S, ['w', 'a', 'b'], record=True)
run(40*ms)
results = {'w': array(trace.w), 'a': array(trace.a), 'b': array(trace.b)}
