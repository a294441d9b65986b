"""One linear equation by every method, with a coarse step so that they differ."""
defaultclock.dt = 1*ms
results = {}
for method in ['exact', 'linear', 'exponential_euler', 'euler', 'rk2', 'rk4', 'heun', 'milstein']:
    start_scope()
    cells = NeuronGroup(3, '''dv/dt = (2 - v)/tau : 1 (unless refractory)
                              tau : second''', threshold='v > 1.5', reset='v = 0', refractory=3*ms, method=method)
    cells.tau = '(4 + 3*i)*ms'
    trace = StateMonitor(cells, 'v', record=True)
    run(40*ms)
    results[method] = array(trace.v)
