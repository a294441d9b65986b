"""Positions computed from the neurons' numbers by the model itself, as synapses see them."""
G = NeuronGroup(6, '''dv/dt = -v/(10*ms) : 1
                      x = i*10*um : meter
                      phase = 2*pi*i/N : 1''', threshold='v > 1', reset='v = 0', method='exact')
G.v = 'i*0.3'
S = Synapses(G, G, 'w : 1', on_pre='v_post += w*phase_pre')
S.connect('abs(x_pre - x_post) < 25*um and i != j')
S.w = 'exp(-abs(x_pre - x_post)/(20*um))*cos(phase_post)'
S.delay = '0.1*ms + abs(x_pre - x_post)/(0.1*meter/second)'
of_part = Synapses(G[:2], G[2:], 'w : 1')
of_part.connect()
of_part.w = 'x_post/um - x_pre/um'
run(10*ms)
results = {'i': S.i[:], 'j': S.j[:], 'w': S.w[:], 'delay': S.delay/ms, 'v': G.v[:],
           'part': of_part.w[:]}
