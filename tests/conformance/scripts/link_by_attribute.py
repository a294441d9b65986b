"""``linked_var(group.x)`` and ``linked_var(group, 'x')``, and one neuron or a shared variable for all."""
one = NeuronGroup(1, '''dx/dt = (1 - x)/(4*ms) : 1
                        s : 1 (shared)''', method='exact')
one.s = 0.5
cells = NeuronGroup(4, '''dv/dt = (x*(1 + i) + s - v)/(5*ms) : 1
                          x : 1 (linked)
                          s : 1 (linked)''', method='euler')
cells.x = linked_var(one.x)
cells.s = linked_var(one, 's')
trace = StateMonitor(cells, ['v', 'x', 's'], record=True)
run(20*ms)
results = {'v': array(trace.v), 'x': array(trace.x), 's': array(trace.s)}
