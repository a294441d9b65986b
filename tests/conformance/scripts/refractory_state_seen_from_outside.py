"""``not_refractory`` and ``lastspike`` as variables: read in equations, and recorded."""
cell = NeuronGroup(2, '''dv/dt = (2 - v)/(6*ms) : 1 (unless refractory)
                         du/dt = (int(not_refractory) - u)/(3*ms) : 1''',
                   threshold='v > 1', reset='v = 0', refractory=5*ms, method='euler')
cell.v = [0, 0.5]
trace = StateMonitor(cell, ['u', 'lastspike', 'not_refractory'], record=True)
run(30*ms)
results = {'u': array(trace.u), 'lastspike': maximum(trace.lastspike/ms, -1),
           'not_refractory': array(trace.not_refractory)}
