"""Event-driven traces brought up to date by pathways with delays on either side, and set by a string between runs."""
pre = NeuronGroup(3, 'dv/dt = (1.3 + 0.2*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
post = NeuronGroup(2, 'dv/dt = (1.5 - 0.1*i - v)/(7*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(pre, post, '''w : 1
                           da/dt = -a/(10*ms) : 1 (event-driven)
                           db/dt = -b/tau : 1 (event-driven)
                           tau : second''',
             on_pre={'first': 'a += 1', 'second': 'w += b*0.1; b += 0.1'}, on_post='b += 1; w -= a*0.1',
             delay={'second': 1.5*ms})
S.connect()
S.tau = '(5 + j)*ms'
S.post.delay = '(0.5 + i)*ms'
trace = StateMonitor(S, ['w', 'a', 'b'], record=True)
run(15*ms)
S.a = '0.1*i'
run(15*ms)
results = {name: array(getattr(trace, name)) for name in ['w', 'a', 'b']}
