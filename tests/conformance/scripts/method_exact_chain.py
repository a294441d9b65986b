"""Exact integration of a chain of four filters with equal and with unequal time constants."""
tau = 4*ms
equal = NeuronGroup(2, '''da/dt = -a/tau : 1
                          db/dt = (a - b)/tau : 1
                          dc/dt = (b - c)/tau : 1
                          dd/dt = (c - d)/tau : 1''', method='exact')
unequal = NeuronGroup(2, '''da/dt = -a/(2*ms) : 1
                            db/dt = (a - b)/(3*ms) : 1
                            dc/dt = (b - c)/(5*ms) : 1
                            dd/dt = (c - d)/(7*ms) : 1''', method='exact')
equal.a = unequal.a = [1, -3]
first, second = StateMonitor(equal, 'd', record=True), StateMonitor(unequal, 'd', record=True)
run(40*ms)
results = {'equal': array(first.d), 'unequal': array(second.d)}
