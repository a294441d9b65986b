"""A variable linked to a subexpression, to a parameter and to a differential equation of another group."""
drivers = NeuronGroup(3, '''dx/dt = (2 + i - x)/(4*ms) : 1
                            twice = 2*x + p : 1
                            p : 1''', threshold='x > 1.9', reset='x = 0', method='exact')
drivers.p = '0.1*i'
cells = NeuronGroup(3, '''dv/dt = (a + b - v)/(5*ms) : 1
                          a : 1 (linked)
                          b : 1 (linked)
                          c : 1 (linked)
                          sum_of_all = a + b + c : 1''', threshold='v > c + 3', reset='v = a', method='euler')
cells.a = linked_var(drivers, 'x')
cells.b = linked_var(drivers, 'twice')
cells.c = linked_var(drivers, 'p')
trace = StateMonitor(cells, ['v', 'a', 'b', 'sum_of_all'], record=True)
spikes = SpikeMonitor(cells)
run(20*ms)
results = {'v': array(trace.v), 'a': array(trace.a), 'b': array(trace.b), 'sum': array(trace.sum_of_all),
           'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'c': array(cells.c[:])}
