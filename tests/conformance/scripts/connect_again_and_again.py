"""Different rules one after the other on one object; values set between keep."""
cells = NeuronGroup(5, 'dv/dt = (1.5 + 0.1*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w')
S.connect(i=0, j=[3, 4])
S.w = 0.1
S.delay = 1*ms
S.connect(condition='i == j')
S.w['i == j'] = 0.02
S.connect(j='k for k in range(i)')
S.connect(i=4, j=4)
S.w['w == 0'] = '0.01*(i + 1)'
trace = StateMonitor(cells, 'v', record=True)
run(10*ms)
S.connect(j='i + 1', skip_if_invalid=True)
S.w[2, 3] = -0.05
run(10*ms)
results = {'i': array(S.i), 'j': array(S.j), 'w': array(S.w), 'delay': S.delay/ms, 'v': array(trace.v),
           'N_in': array(S.N_incoming), 'N_out': array(S.N_outgoing)}
