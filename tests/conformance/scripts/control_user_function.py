"""A function of the script called from an equation, with its units declared."""
@check_units(x=volt, result=1)
def activation(x):
    return 1/(1 + exp(-(x - 3*mV)/(2*mV)))

@check_units(x=1, y=1, result=1)
def smaller(x, y):
    return minimum(x, y)

cells = NeuronGroup(4, '''dv/dt = (5*mV*activation(v) + 1*mV*i - v)/(5*ms) : volt
                          top = smaller(v/mV, 2.5) : 1 (constant over dt)''', method='euler')
cells.v = '(i + 1)*mV'
trace = StateMonitor(cells, ['v', 'top'], record=True)
run(10*ms)
results = {'v': trace.v/mV, 'top': array(trace.top)}
