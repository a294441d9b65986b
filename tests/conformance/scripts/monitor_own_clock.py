"""A monitor that records less often, everything the group has, and a group that steps less often."""
cells = NeuronGroup(2, '''dv/dt = (1.5 - v)/(5*ms) : 1
                          level = 2*v : 1''', threshold='v > 1', reset='v = 0', method='exact')
slow = NeuronGroup(1, 'dx/dt = -x/(5*ms) : 1', method='exact', dt=0.4*ms)
S = Synapses(cells, slow, on_pre='x_post += 1')
S.connect()
coarse = StateMonitor(cells, 'v', record=True, dt=0.7*ms)
whole = StateMonitor(cells, True, record=[0])
trace = StateMonitor(slow, 'x', record=0)
run(20*ms)
results = {'t': coarse.t/ms, 'v': array(coarse.v), 'level': array(whole.level), 'tx': trace.t/ms,
           'x': array(trace.x)}
