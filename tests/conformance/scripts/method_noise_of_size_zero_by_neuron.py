"""Multiplicative noise whose amplitude is zero in every neuron, by a parameter; heun and milstein."""
results = {}
for method in ['heun', 'milstein']:
    start_scope()
    cells = NeuronGroup(3, '''dx/dt = (1 + i)*(1 - x)/(8*ms) + s*x*xi : 1
                              s : second**-0.5''', method=method)
    cells.x = 0.2
    trace = StateMonitor(cells, 'x', record=True)
    run(10*ms)
    results[method] = array(trace.x)
