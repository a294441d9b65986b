"""Delays of the postsynaptic pathway: as a dict, as a string and for one pair."""
source = NeuronGroup(3, 'v : 1', threshold='t > (1 + i)*ms', refractory=7*ms)
S = Synapses(source, source, 'seen : second', on_post='seen = t', delay={'post': 1.5*ms})
S.connect(condition='i < j')
T = Synapses(source, source, 'seen : second', on_pre='seen = t', on_post='seen += 1*ms')
T.connect()
T.post.delay = '(1 + i + j)*0.5*ms'
T.post.delay[1, 2] = 4*ms
T.delay = 0.3*ms
a, b = StateMonitor(S, 'seen', record=True), StateMonitor(T, 'seen', record=True)
run(20*ms)
results = {'a': a.seen/ms, 'b': b.seen/ms, 'post': T.post.delay/ms, 'pre': T.pre.delay/ms}
