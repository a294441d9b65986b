"""A variable linked to part of a group, by an object and by an index into it."""
drivers = NeuronGroup(6, 'dx/dt = (i - x)/(4*ms) : 1', method='exact')
part = drivers[2:5]
cells = NeuronGroup(3, '''dv/dt = (x + y - v)/(6*ms) : 1
                          x : 1 (linked)
                          y : 1 (linked)''', method='euler')
cells.x = linked_var(part, 'x')
cells.y = linked_var(part, 'x', index=array([2, 2, 1]))
trace = StateMonitor(cells, ['v', 'x', 'y'], record=True)
run(10*ms)
results = {'v': array(trace.v), 'x': array(trace.x), 'y': array(trace.y)}
