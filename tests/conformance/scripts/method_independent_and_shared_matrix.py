"""Exact integration of three coupled variables whose coefficients differ between neurons."""
cells = NeuronGroup(4, '''dx/dt = (y*k - x)/tau + offset/ms : 1
                          dy/dt = (2*z - y)/(5*ms) : 1
                          dz/dt = (1 - z)/(3*tau) : 1
                          k : 1
                          offset : 1
                          tau : second''', method='exact')
cells.tau = '(2.3 + i)*ms'
cells.k = '1 + 2*i'
cells.offset = '0.1*(i - 2)'
cells.x = 1
trace = StateMonitor(cells, ['x', 'y', 'z'], record=True)
run(12*ms)
cells.k *= 0.5
run(8*ms)
results = {'x': array(trace.x), 'y': array(trace.y), 'z': array(trace.z)}
