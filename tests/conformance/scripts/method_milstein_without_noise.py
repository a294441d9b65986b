"""Methods for noise on equations without: milstein, heun and euler on an oscillator that reads the time."""
results = {}
for method in ['euler', 'heun', 'milstein']:
    start_scope()
    cells = NeuronGroup(2, '''dx/dt = y/ms : 1
                              dy/dt = (-x - 0.1*y**3 + 0.3*cos(2*pi*30*Hz*t)*i)/ms : 1''', method=method)
    cells.x = '1 + i'
    trace = StateMonitor(cells, ['x', 'y'], record=True)
    run(10*ms)
    results[f'{method}_x'], results[f'{method}_y'] = array(trace.x), array(trace.y)
