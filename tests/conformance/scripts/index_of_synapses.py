"""Synapses chosen by pair, slice, array, condition and number, read and written; and the bare values."""
left, right = NeuronGroup(5, 'x : volt'), NeuronGroup(4, 'x : volt')
left.x = 'i*mV'
right.x = '10*mV - i*mV'
S = Synapses(left, right, 'w : siemens')
S.connect(condition='i != j')
S.w = '(i*10 + j)*nS'
S.w['i > j'] = '-w'
S.w[:, 2] = 100*nS
S.w[3, :] = 'w + x_pre/mV*nS'
S.w[[0, 1], 3] = 7*nS
S.w[1:3, 1:] = '(1 + j)*nS'
S.w['i == 0 and x_post > 8*mV'] *= 2
results = {'w': S.w/nS, 'bare': array(S.w_)*1e9, 'row': S.w[0, :]/nS, 'column': S.w[:, 2]/nS, 'pair': S.w[3, 1]/nS,
           'block': S.w[1:3, :2]/nS, 'last': S.w[-1]/nS, 'slice': S.w[3:9:2]/nS, 'array': S.w[array([0, 5, 2])]/nS,
           'string': S.w['i > j']/nS, 'by_variable': S.w['x_pre > x_post - 5*mV']/nS, 'i_of': array(S.i['j == 1']),
           'j_of': array(S.j[2, :]), 'bare_row': array(S.w_[0, :])*1e9, 'list': S.w[[3, 0], :]/nS,
           'missing': len(S.w[2, 2])}
