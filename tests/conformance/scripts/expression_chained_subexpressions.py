"""Subexpressions that read each other, given in any order, and are read from outside."""
cells = NeuronGroup(4, '''total = 2*half + offset : 1
                          half = v/2 + 0.1 : 1
                          dv/dt = (1 - total)/(10*ms) : 1
                          offset : 1''', method='euler')
cells.offset = '0.1*i'
trace = StateMonitor(cells, ['v', 'total'], record=True)
run(20*ms)
results = {'v': array(trace.v), 'total': array(trace.total), 'now': array(cells.half)}
