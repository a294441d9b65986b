"""Delays computed from the target's index."""
cells = NeuronGroup(3, '''dv/dt = (drive - v)/tau : 1
                          drive : 1
                          tau : second''', threshold='v > 1', reset='v = 0', method='exact')
cells.drive = [2.2, 0, 0]
cells.tau = [12, 80, 80]*ms
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w')
S.connect(i=0, j=[1, 2])
S.w = 'j*0.2'
S.delay = 'j*2*ms'
trace = StateMonitor(cells, 'v', record=True)
run(90*ms)
results = {'v': array(trace.v), 'delay': S.delay/ms}
