"""``i`` in conditions and indices of a group and of its parts, and in synapses between parts."""
cells = NeuronGroup(8, 'x : 1\nk : integer')
cells.k = '2*i'
cells.x['i % 3 == 0'] = 'i + N'
left, right = cells[:3], cells[5:]
S = Synapses(left, right, 'w : 1')
S.connect(condition='i + j < 3')
S.w = 'i*10 + j + N_post*100 + N_pre*1000'
results = {'k': array(cells.k), 'x': array(cells.x), 'i': array(S.i), 'j': array(S.j), 'w': array(S.w),
           'left': array(left.i), 'right': array(right.i), 'N': right.N, 'index': array(cells.i['x > 8'])}
