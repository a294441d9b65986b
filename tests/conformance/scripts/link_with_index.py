"""A larger group linked to a smaller by an index array; several variables with different indices."""
drivers = NeuronGroup(3, '''dx/dt = ((1 + i)*mV - x)/(4*ms) : volt
                            gain = x/mV : 1''', method='exact')
cells = NeuronGroup(6, '''dv/dt = (x*gain - v)/(6*ms) : volt
                          x : volt (linked)
                          gain : 1 (linked)''', method='euler')
cells.x = linked_var(drivers, 'x', index=array([2, 0, 0, 1, 2, 1]))
cells.gain = linked_var(drivers, 'gain', index=[0, 1, 2, 0, 1, 2])
trace = StateMonitor(cells, ['v', 'x', 'gain'], record=True)
run(15*ms)
changed = cells.get_states(['x'])['x'] + 1*mV
cells.x[1:3] = changed[1:3]
shown = array(cells.x)
cells.set_states({'x': changed})
results = {'shown': shown, 'drivers': drivers.x/mV, 'v': trace.v/mV, 'x': trace.x/mV, 'gain': array(trace.gain)}
