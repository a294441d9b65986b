"""Pathways as a dict, each with its own delay, and the order in which two of them act."""
source = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*ms', refractory=5*ms)
target = NeuronGroup(3, '''v : 1
                           fast : 1
                           slow : 1''', threshold='t > 4*ms', refractory=5*ms)
S = Synapses(source, target, 'w : 1',
             on_pre={'pre_fast': 'fast_post += w', 'pre_slow': 'slow_post += w; w = w*2 + 1',
                     'pre_last': 'w = w*3'},
             on_post='w -= 1', delay={'pre_fast': 0.5*ms})
S.connect()
S.w = '1 + j'
S.pre_slow.delay = '(1 + i + j)*ms'
S.pre_last.delay = '(1 + i + j)*ms'
S.pre_last.order = -2
trace = StateMonitor(S, 'w', record=True)
out = StateMonitor(target, ['fast', 'slow'], record=True)
run(15*ms)
results = {'w': array(trace.w), 'fast': array(out.fast), 'slow': array(out.slow)}
