"""What a picture of a network asks for: sizes of both sides, pairs in a loop, positions, a row."""
spacing = 50*umetre
cells = NeuronGroup(6, '''x : metre
                          dv/dt = (1.3 - v)/(5*ms) : 1''', threshold='v > 1', reset='v = 0', method='exact')
cells.x = 'i*spacing'
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += 0.01*w')
S.connect(condition='i != j and abs(i - j) < 3')
S.w = 'exp(-abs(x_pre - x_post)/(2*spacing))'
trace = StateMonitor(cells, 'v', record=True)
spikes = SpikeMonitor(cells)
run(20*ms)
lines = array([[a, b] for a, b in zip(S.i, S.j)])
marks = array([moment/ms for moment in spikes.t])
results = {'sizes': array([len(S.source), len(S.target), len(cells), len(S)]), 'lines': lines,
           'x': S.x_pre/umetre, 'y': S.x_post/um, 'size': array(S.w*20), 'spike_t': marks,
           'row': array(trace.v[0]), 'element': trace.v[1][7], 'both': array(trace.v[:2, 5:9]),
           'x_range': (max(S.x_pre) - min(S.x_post))/um, 'w_max': max(S.w)}
