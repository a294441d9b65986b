"""One delay for all, as an argument; a second object without a delay beside it."""
source = NeuronGroup(3, 'v : 1', threshold='t > (2 + i)*ms', refractory=3.5*ms)
target = NeuronGroup(3, '''dx/dt = -x/(5*ms) : 1
                           dy/dt = -y/(5*ms) : 1''', method='exact')
late = Synapses(source, target, on_pre='x_post += 1', delay=1.7*ms)
late.connect(condition='i <= j')
now = Synapses(source, target, on_pre='y_post += 1')
now.connect(condition='i <= j')
trace = StateMonitor(target, ['x', 'y'], record=True)
run(15*ms)
results = {'x': array(trace.x), 'y': array(trace.y)}
