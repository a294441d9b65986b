"""Weights scaled by a slow trace of the target's rate, at regular times."""
pre = NeuronGroup(4, 'dv/dt = (1.2 + 0.2*i - v)/(9*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
post = NeuronGroup(2, '''dv/dt = -v/(20*ms) : 1
                         drate/dt = -rate/(100*ms) : 1''', threshold='v > 1', reset='v = 0; rate += 0.1',
                   method='exact')
S = Synapses(pre, post, 'w : 1', on_pre='v_post += w')
S.connect()
S.w = '0.3 + 0.1*j'
S.run_regularly('w += 0.05*(0.3 - rate_post)*w', dt=5*ms)
trace = StateMonitor(S, 'w', record=True)
run(100*ms)
results = {'w': array(trace.w), 'rate': array(post.rate)}
