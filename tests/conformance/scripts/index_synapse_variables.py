"""Synaptic variables read and written by pair, slice, condition and number."""
left, right = NeuronGroup(4, 'x : 1'), NeuronGroup(5, 'x : 1')
left.x = 'i*0.5'
S = Synapses(left, right, 'w : 1')
S.connect(condition='(i + j) % 2 == 0')
S.w = 'i*10 + j + 1'
S.w[1, 3] = 500
S.w[2, :] = 7
S.w['i > 2 and j < 2'] = '-j - 1'
S.w[0] = 0.125
results = {'w': array(S.w), 'pair': array(S.w[1, 3]), 'row': array(S.w[0, :]), 'column': array(S.w[:, 2]),
           'by_condition': array(S.w['i > j']), 'j_of': array(S.j['i == 1']), 'block': array(S.w[1:3, 2:]),
           'x_pre': array(S.x_pre), 'bare': array(S.w_)}
