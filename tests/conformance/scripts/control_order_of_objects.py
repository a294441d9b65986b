"""``when`` and ``order`` decide which of two groups steps first and sees the other's new value."""
first = NeuronGroup(1, 'dv/dt = (1 - v)/(3*ms) : 1', method='exact', order=2, name='first')
second = NeuronGroup(1, '''du/dt = (v - u)/(3*ms) : 1
                           v : 1 (linked)''', method='euler', order=1, name='second')
second.v = linked_var(first, 'v')
trace = StateMonitor(second, 'u', record=0)
run(10*ms)
results = {'u': array(trace.u)}
