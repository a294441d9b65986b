"""Functions as ``Function`` objects with units, in the namespace of a group."""
def _gain(x, top):
    return top*x/(1 + abs(x))

gain = Function(_gain, arg_units=[1, volt], return_unit=volt, arg_names=['x', 'top'])
cells = NeuronGroup(3, '''dv/dt = (saturating(x, 10*mV) - v)/(5*ms) : volt
                          dx/dt = (i - x)/(5*ms) : 1''', namespace={'saturating': gain}, method='euler')
cells.v = '1*mV*i'
trace = StateMonitor(cells, 'v', record=True)
run(10*ms)
results = {'v': trace.v/mV}
