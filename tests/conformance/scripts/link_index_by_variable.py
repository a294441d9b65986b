"""The index of a link read from an integer variable of the group itself."""
drivers = NeuronGroup(3, 'dx/dt = (1 + i - x)/(4*ms) : 1', method='exact')
cells = NeuronGroup(5, '''dv/dt = (x - v)/(6*ms) : 1
                          x : 1 (linked)
                          which : integer (constant)''', method='euler')
cells.which = '(2*i) % 3'
cells.x = linked_var(drivers, 'x', index='which')
trace = StateMonitor(cells, ['v', 'x'], record=True)
run(10*ms)
results = {'v': array(trace.v), 'x': array(trace.x)}
