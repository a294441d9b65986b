"""One value for the whole group: a shared parameter and a shared subexpression."""
cells = NeuronGroup(4, '''dv/dt = (level + 0.1*i - v)/(5*ms) : 1
                          level = goal*sin(2*pi*50*Hz*t) : 1 (shared)
                          goal : 1 (shared)''', method='euler')
cells.goal = 2
trace = StateMonitor(cells, ['v', 'level'], record=[0, 2])
run(20*ms)
cells.goal = 3
run(10*ms)
results = {'v': array(trace.v), 'level': array(trace.level), 'goal': array(cells.goal)}
