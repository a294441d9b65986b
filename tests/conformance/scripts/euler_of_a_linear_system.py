"""Euler where the exact solution exists: all right-hand sides are taken before the step."""
cell = NeuronGroup(1, '''dx/dt = (y - x)/(4*ms) : 1
                         dy/dt = -x/(7*ms) : 1''', method='euler')
cell.x = 1
cell.y = 0.5
trace = StateMonitor(cell, ['x', 'y'], record=0)
run(40*ms)
results = {'x': array(trace.x), 'y': array(trace.y)}
