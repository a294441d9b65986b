"""A shared parameter set by number and string, counted up regularly, and read as a number."""
cells = NeuronGroup(4, '''dv/dt = (level - v)/(5*ms) : 1
                          level : 1 (shared)
                          step : second (shared)''', threshold='v > 1', reset='v = 0', method='euler')
cells.level = '1 + 0.5'
cells.step = 2*ms
cells.v = '0.1*i + step/(10*ms)'
before = cells.level + 1
cells.run_regularly('v += 0.01*level', dt=1*ms)
trace = StateMonitor(cells, ['v', 'level'], record=True)
run(10*ms)
cells.level *= 2
run(10*ms)
results = {'v': array(trace.v), 'level': array(trace.level), 'before': before, 'after': array(cells.level)}
