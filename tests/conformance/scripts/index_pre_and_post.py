"""``x_pre`` and ``x_post`` as attributes, in strings, written through strings, and without a suffix."""
left, right = NeuronGroup(3, 'a : volt\nc : 1', threshold='t > 1*ms'), NeuronGroup(2, 'b : volt\nc : 1')
left.a = '(1 + i)*mV'
right.b = '(10 + i)*mV'
left.c, right.c = 'i', '5 + i'
S = Synapses(left, right, 'w : volt\nd : 1', on_pre='''b += 1*mV
                                                      d = c_pre*10 + c_post''')
S.connect()
S.w = 'a_pre + b_post'
before = S.b_post/mV
S.d = 'c_pre + c'
run(1.3*ms)
results = {'w': S.w/mV, 'a': S.a_pre/mV, 'before': before, 'after': S.b_post/mV, 'b': right.b/mV, 'd': array(S.d),
           'some': S.a_pre['j == 1']/mV, 'one': S.a_pre[2, 1]/mV, 'plain': S.b/mV, 'bare': array(S.a_pre_)*1e3}
