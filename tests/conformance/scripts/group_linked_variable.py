"""A variable that lives in another group: same size, by index, and one for all."""
drivers = NeuronGroup(3, 'dx/dt = ((1 + i)*mV - x)/(4*ms) : volt', method='exact')
same = NeuronGroup(3, '''dv/dt = (x - v)/(6*ms) : volt
                         x : volt (linked)''', method='euler')
same.x = linked_var(drivers, 'x')
chosen = NeuronGroup(4, '''dv/dt = (x - v)/(6*ms) : volt
                           x : volt (linked)''', method='euler')
chosen.x = linked_var(drivers, 'x', index=array([2, 0, 0, 1]))
a, b = StateMonitor(same, 'v', record=True), StateMonitor(chosen, ['v', 'x'], record=True)
run(15*ms)
results = {'same': a.v/mV, 'chosen': b.v/mV, 'x': b.x/mV}
