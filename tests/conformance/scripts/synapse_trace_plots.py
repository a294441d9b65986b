"""Traces of one synapse by row, their time axis, and a group made to fire by its index."""
cells = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*10*ms', refractory=100*ms)
S = Synapses(cells, cells, '''w : 1
                              dx/dt = -x/(20*ms) : 1 (clock-driven)''', on_pre='x += 1; w += x', on_post='w -= x')
S.connect(i=0, j=1)
M = StateMonitor(S, ['x', 'w'], record=True)
run(30*ms)
results = {'t': M.t/ms, 'x': array(M.x[0]), 'w': array(M.w[0]), 'of_first': array(M[0].x)}
