"""A link to a variable that is itself linked; three groups deep."""
first = NeuronGroup(2, 'dx/dt = (1 + i - x)/(4*ms) : 1', method='exact')
second = NeuronGroup(2, '''x : 1 (linked)
                           y = 2*x : 1''')
second.x = linked_var(first, 'x')
third = NeuronGroup(2, '''dv/dt = (x + y - v)/(6*ms) : 1
                          x : 1 (linked)
                          y : 1 (linked)''', method='euler')
third.x = linked_var(second, 'x')
third.y = linked_var(second, 'y')
trace = StateMonitor(third, ['v', 'x', 'y'], record=True)
run(10*ms)
results = {'v': array(trace.v), 'x': array(trace.x), 'y': array(trace.y)}
