"""Timed arrays in a threshold, a reset, a subexpression, values set by a string, synapses and regular statements."""
level = TimedArray([1, 0.6, 1.4], dt=7*ms)
jump = TimedArray([0, 2, 1, 3]*mV, dt=3*ms)
field = TimedArray([[1, 2], [3, 4], [0, 1], [5, 0]], dt=4*ms)
cells = NeuronGroup(2, '''dv/dt = (1.2 + field(t, i)*0.2 - v)/(5*ms) : 1
                          u : volt
                          both = level(t)*field(t, i) : 1
                          first : 1''', threshold='v > level(t)', reset='v = 0; u = jump(t)', method='euler')
cells.first = 'field(4.5*ms*i, i) + level(8*ms)'
cells.run_regularly('u += jump(t)*0.1', dt=2*ms)
S = Synapses(cells, cells, 'w : 1', on_pre='w += field(t, j)')
S.connect(condition='i != j')
trace = StateMonitor(cells, ['v', 'u', 'both'], record=True)
weights = StateMonitor(S, 'w', record=True)
run(20*ms)
results = {'v': array(trace.v), 'u': trace.u/mV, 'both': array(trace.both), 'w': array(weights.w),
           'first': array(cells.first)}
