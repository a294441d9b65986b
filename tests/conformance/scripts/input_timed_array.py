"""A time-dependent input held over its own step: one for all, and one per neuron."""
common = TimedArray([0, 2, -1, 3]*mV, dt=4*ms)
each = TimedArray([[0, 1, 2], [3, 4, 5], [6, 0, 1]]*nA, dt=2.5*ms)
cells = NeuronGroup(3, '''dv/dt = (common(t) + each(t, i)*1*Mohm - v)/(5*ms) : volt
                          seen = each(t, i) : amp''', method='euler')
trace = StateMonitor(cells, ['v', 'seen'], record=True)
run(20*ms)
results = {'v': trace.v/mV, 'seen': trace.seen/nA, 'outside': common(array([0, 5, 100])*ms)/mV}
