"""Integer variables counted up in a reset and used in an equation and a threshold."""
cells = NeuronGroup(3, '''dv/dt = (2.0/(1 + fired) + 0.3*i - v)/(3*ms) : 1
                          fired : integer
                          most : integer (constant)''', threshold='v > 0.8 and fired < most',
                    reset='v = 0; fired += 1', method='euler')
cells.most = [1, 5, 3]
trace = StateMonitor(cells, ['v', 'fired'], record=True)
run(40*ms)
results = {'v': array(trace.v), 'fired': array(trace.fired)}
