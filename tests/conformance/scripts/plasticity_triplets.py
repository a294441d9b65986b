"""The triplet rule: two traces on each side, read before they are raised."""
tau_r1, tau_r2, tau_o1, tau_o2 = 17*ms, 101*ms, 34*ms, 114*ms
pre = NeuronGroup(4, 'dv/dt = (1.1 + 0.2*i - v)/(12*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
post = NeuronGroup(4, 'dv/dt = (1.5 - 0.1*i - v)/(15*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(pre, post, '''w : 1
                           dr1/dt = -r1/tau_r1 : 1 (event-driven)
                           dr2/dt = -r2/tau_r2 : 1 (event-driven)
                           do1/dt = -o1/tau_o1 : 1 (event-driven)
                           do2/dt = -o2/tau_o2 : 1 (event-driven)''',
             on_pre='''w = clip(w - o1*(0.007 + 0.0002*r2), 0, 1)
                       r1 += 1
                       r2 += 1''',
             on_post='''w = clip(w + r1*(5e-3 + 6e-3*o2), 0, 1)
                        o1 += 1
                        o2 += 1''')
S.connect()
S.w = 0.5
trace = StateMonitor(S, 'w', record=True)
run(150*ms)
results = {'w': array(trace.w)}
