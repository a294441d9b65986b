"""A variable linked to the rates of a Poisson group."""
inputs = PoissonGroup(3, rates=[10, 20, 30]*Hz)
cells = NeuronGroup(3, '''dv/dt = (r*(10*ms) - v)/(6*ms) : 1
                          r : Hz (linked)''', method='euler')
cells.r = linked_var(inputs, 'rates')
trace = StateMonitor(cells, ['v', 'r'], record=True)
run(10*ms)
results = {'v': array(trace.v), 'r': trace.r/Hz}
