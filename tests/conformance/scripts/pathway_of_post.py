"""Several postsynaptic pathways with delays, and several presynaptic that share a trace."""
source = NeuronGroup(3, 'dv/dt = (1.4 + 0.2*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
target = NeuronGroup(2, 'dv/dt = (1.7 - 0.2*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(source, target, '''w : 1
                                dx/dt = -x/(10*ms) : 1 (event-driven)''',
             on_pre={'up': 'x += 1', 'late': 'w += 0.1*x'},
             on_post={'post': 'w *= 0.9', 'echo': 'w -= 0.05*x'}, delay={'late': 2*ms, 'echo': 3*ms})
S.connect(condition='i != j')
S.w = 1
trace = StateMonitor(S, ['w', 'x'], record=True)
run(30*ms)
results = {'w': array(trace.w), 'x': array(trace.x)}
