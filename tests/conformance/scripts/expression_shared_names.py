"""One name in several places: of the source, of the target, of the script; a suffix decides, and without it the target."""
w = 100
left, right = NeuronGroup(2, 'x : 1\ny : 1', threshold='t > (1 + i)*ms', refractory=2*ms), NeuronGroup(2, 'x : 1\nz : 1')
left.x, right.x = '1 + i', '10*(1 + i)'
left.y, right.z = 5, 7
S = Synapses(left, right, '''w : 1
                             u : 1
                             sum_of_all = u + x_pre + x_post + y_pre + z_post : 1''', on_pre='''u += 1
                                                                                               w += u + y_pre + z
                                                                                               x += 0.5''')
S.connect()
S.u = 'x_pre*1000 + w'
S.w = 'w + u + x_post'
run(5*ms)
results = {'u': array(S.u), 'w': array(S.w), 'sum': array(S.sum_of_all), 'left': array(left.x), 'right': array(right.x)}
