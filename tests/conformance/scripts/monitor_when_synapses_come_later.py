"""A monitor of synapses made after they were connected, with indices, and all of them over two runs."""
cells = NeuronGroup(3, 'dv/dt = (1.3 + 0.2*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(cells, cells, '''w : 1
                              dx/dt = -x/(5*ms) : 1 (clock-driven)
                              double = 2*x : 1''', on_pre='x += 1; w += x', method='exact')
S.connect(condition='i != j')
everything = StateMonitor(S, ['w', 'x', 'double'], record=True)
some = StateMonitor(S, True, record=[5, 2], dt=0.5*ms)
run(10*ms)
late = StateMonitor(S, 'w', record=S['i < j'], when='end')
run(10*ms)
results = {'w': array(everything.w), 'x': array(everything.x), 'double': array(everything.double),
           'some_w': array(some.w), 'some_double': array(some.double), 't': some.t/ms, 'late': array(late.w), 'at': array(some[5].x),
           'late_t': late.t/ms}
