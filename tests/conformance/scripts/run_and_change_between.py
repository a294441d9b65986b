"""Between runs: a parameter, a state, a weight and a constant of the script change."""
tau = 10*ms
cells = NeuronGroup(3, '''dv/dt = (drive - v)/tau : 1
                          drive : 1''', threshold='v > 1', reset='v = 0', method='exact')
cells.drive = [2, 0, 0]
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w')
S.connect(i=0, j=[1, 2])
S.w = 0.2
trace = StateMonitor(cells, 'v', record=True)
run(20*ms)
cells.drive[1] = 0.9
cells.v[2] = -0.5
S.w['j == 2'] = 0.6
run(20*ms)
tau = 4*ms
run(20*ms)
results = {'v': array(trace.v)}
