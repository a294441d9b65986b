"""A subexpression held over the step, so that a method of two stages sees one value of it."""
cells = NeuronGroup(2, '''dv/dt = (drive - v)/(2*ms) : 1
                          drive = sin(3*v + i) : 1 (constant over dt)
                          du/dt = (sin(3*u + i) - u)/(2*ms) : 1''', method='rk4')
cells.v = 0.7
cells.u = 0.7
trace = StateMonitor(cells, ['v', 'u'], record=True)
run(20*ms)
results = {'v': array(trace.v), 'u': array(trace.u)}
