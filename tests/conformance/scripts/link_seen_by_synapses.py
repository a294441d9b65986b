"""A linked variable read by synapses as ``x_pre`` and ``x_post``, in a rule, for values, and on spikes."""
drivers = NeuronGroup(3, 'dx/dt = (1 + i - x)/(4*ms) : 1', threshold='x > 1.8', reset='x = 0', method='exact')
drivers.x = [0.1, 0.2, 0.3]
target = NeuronGroup(3, '''dv/dt = -v/(5*ms) : 1
                           x : 1 (linked)''', method='euler')
target.x = linked_var(drivers, 'x')
S = Synapses(drivers, target, 'w : 1', on_pre='v_post += w*x_post')
S.connect(condition='x_post < 0.25')
S.w = '1 + x_post + i'
trace = StateMonitor(target, 'v', record=True)
run(15*ms)
results = {'v': array(trace.v), 'w': array(S.w), 'x_post': array(S.x_post), 'j': array(S.j)}
