"""An alpha function: two variables with equal time constants, where no eigenbasis exists."""
tau = 6*ms
cells = NeuronGroup(2, '''da/dt = (b - a)/tau : 1
                          db/dt = -b/tau : 1''', method='exact')
cells.b = [1, -2]
trace = StateMonitor(cells, True, record=True)
run(40*ms)
results = {'a': array(trace.a), 'b': array(trace.b)}
