"""Exact integration of equations that grow, and of two variables that feed each other."""
cells = NeuronGroup(3, '''dx/dt = y/(3*ms) : 1
                          dy/dt = x/(2*ms) : 1
                          dz/dt = z/(4*ms) + 0.5/ms : 1''', method='exact')
cells.x = '1 + i'
cells.y = '-1 + i'
trace = StateMonitor(cells, ['x', 'y', 'z'], record=True)
run(10*ms)
results = {'x': array(trace.x), 'y': array(trace.y), 'z': array(trace.z)}
