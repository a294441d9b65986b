"""A method given as an object and as a list of names to choose from."""
cells = NeuronGroup(2, 'dv/dt = (1 + i - v**2)/(5*ms) : 1', method=rk4)
other = NeuronGroup(2, 'dv/dt = (1 + i - v**2)/(5*ms) : 1', method=('exact', 'exponential_euler', 'rk2'))
a, b = StateMonitor(cells, 'v', record=True), StateMonitor(other, 'v', record=True)
run(10*ms)
results = {'a': array(a.v), 'b': array(b.v)}
