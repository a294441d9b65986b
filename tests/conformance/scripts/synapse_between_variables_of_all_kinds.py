"""A statement that writes source, target and synapse, and reads what it has just written."""
source = NeuronGroup(3, '''v : 1
                           sent : 1''', threshold='t > (1 + 0.5*i)*ms', refractory=2*ms)
target = NeuronGroup(2, '''x : 1
                           seen : second''')
S = Synapses(source, target, '''w : 1
                                last : second''',
             on_pre='''gap = t - last
                       w += 0.1*gap/ms
                       x_post += w
                       sent_pre += 1
                       last = t''')
S.connect()
S.w = '1 + i - j'
trace = StateMonitor(S, ['w', 'last'], record=True)
run(9*ms)
results = {'w': array(trace.w), 'last': trace.last/ms, 'x': array(target.x), 'sent': array(source.sent)}
