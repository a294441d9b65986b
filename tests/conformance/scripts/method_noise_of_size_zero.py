"""Noise of amplitude zero: euler, heun and milstein give the numbers of the noiseless equation."""
results = {}
for method in ['euler', 'heun', 'milstein']:
    start_scope()
    tau, sigma = 5*ms, 0
    cells = NeuronGroup(3, '''dv/dt = (1 + 0.2*i - v**3)/tau + sigma*sqrt(2/tau)*xi : 1''', threshold='v > 1.05',
                        reset='v = 0', method=method)
    trace = StateMonitor(cells, 'v', record=True)
    run(20*ms)
    results[method] = array(trace.v)
