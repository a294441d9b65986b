"""Exponential Euler where the coefficient of the variable is zero for some neurons, and where there is none."""
cells = NeuronGroup(3, '''dv/dt = (g*(2 - v) + 0.5)/(5*ms) : 1
                          dw/dt = (v**2 - w)/(3*ms) : 1
                          du/dt = w/(3*ms) : 1
                          g : 1''', method='exponential_euler')
cells.g = [0.5, 1, 2]
trace = StateMonitor(cells, ['v', 'w', 'u'], record=True)
run(20*ms)
results = {'v': array(trace.v), 'w': array(trace.w), 'u': array(trace.u)}
