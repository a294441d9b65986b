"""Variables of both sides written through the synapses: whole, in part, by a string."""
left, right = NeuronGroup(3, 'a : volt'), NeuronGroup(4, 'b : volt\nc : 1')
S = Synapses(left, right, 'w : volt')
S.connect(condition='i <= j')
S.a_pre = '(1 + i)*mV'
S.b_post = 5*mV
S.b_post['i == 0'] = '(10 + j)*mV'
S.c_post[1, :] = 3
S.w = 'a_pre + b_post'
results = {'a': left.a/mV, 'b': right.b/mV, 'c': array(right.c), 'w': S.w/mV, 'bare': array(S.b_post_)}
