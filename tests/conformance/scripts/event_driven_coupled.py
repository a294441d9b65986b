"""Event-driven equations that lean on one another, and with a drive of their own."""
pre = NeuronGroup(3, 'dv/dt = (1.3 + 0.2*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(pre, pre, '''w : 1
                          dslow/dt = (fast - slow)/(20*ms) : 1 (event-driven)
                          dfast/dt = -fast/(5*ms) : 1 (event-driven)
                          dr/dt = (1 - r)/tau : 1 (event-driven)
                          tau : second''',
             on_pre='''fast += 1
                       w += slow*r
                       r *= 0.7''')
S.connect(condition='i != j')
S.tau = '(10 + 3*i)*ms'
S.r = 0.5
trace = StateMonitor(S, ['w', 'slow', 'fast', 'r'], record=True)
run(30*ms)
results = {name: array(getattr(trace, name)) for name in ['w', 'slow', 'fast', 'r']}
