"""A subexpression of synapses that is held over the step, read by an equation and on a spike."""
source = NeuronGroup(2, 'dv/dt = (1.5 + i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
target = NeuronGroup(2, 'dx/dt = -x/(5*ms) : 1', method='exact')
S = Synapses(source, target, '''dg/dt = (drive - g)/(4*ms) : 1 (clock-driven)
                                drive = v_pre*(1 + j) + 0.1*x_post : 1 (constant over dt)''',
             on_pre='x_post += 0.5*drive', method='rk2')
S.connect()
trace = StateMonitor(S, ['g', 'drive'], record=True)
out = StateMonitor(target, 'x', record=True)
run(20*ms)
results = {'g': array(trace.g), 'drive': array(trace.drive), 'x': array(out.x)}
