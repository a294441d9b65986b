"""A delay on the postsynaptic pathway, as argument of the object's ``post``."""
source = NeuronGroup(1, 'v : 1', threshold='t > 1*ms', refractory=5*ms)
target = NeuronGroup(2, 'v : 1', threshold='t > (2 + i)*ms', refractory=4*ms)
S = Synapses(source, target, '''seen : second
                                number : 1''',
             on_pre='number += 1', on_post='''seen = t
                                              number += 100''')
S.connect()
S.pre.delay = 0.5*ms
S.post.delay = '(1 + j)*ms'
trace = StateMonitor(S, ['seen', 'number'], record=True)
run(14*ms)
results = {'seen': trace.seen/ms, 'number': array(trace.number)}
