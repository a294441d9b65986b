"""A statement at regular times that changes a shared parameter only, beside one for each neuron."""
cells = NeuronGroup(3, '''dv/dt = (level + 0.1*i - v)/(5*ms) : 1
                          level : 1 (shared)''', method='euler')
cells.level = 1
cells.run_regularly('level = level*1.1 + 0.01', dt=2*ms)
trace = StateMonitor(cells, ['v', 'level'], record=True)
run(20*ms)
results = {'v': array(trace.v), 'level': array(trace.level)}
