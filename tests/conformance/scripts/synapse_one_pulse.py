"""Two neurons and one synapse: each spike of the first lifts the second."""
cells = NeuronGroup(2, '''dv/dt = (drive - v)/tau : 1
                          drive : 1
                          tau : second''', threshold='v > 1', reset='v = 0', method='exact')
cells.drive = [1.9, 0]
cells.tau = [8, 90]*ms
S = Synapses(cells, cells, on_pre='v_post += 0.15')
S.connect(i=0, j=1)
trace = StateMonitor(cells, 'v', record=True)
run(100*ms)
results = {'t': trace.t/ms, 'v': array(trace.v)}
