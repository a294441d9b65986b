"""No method named: for a nonlinear, a time-dependent and a conditionally linear system."""
free = NeuronGroup(2, 'dv/dt = (v - v**3/3 + 0.3*i)/(3*ms) : 1')
free.v = 0.1
timed = NeuronGroup(1, 'dv/dt = (cos(2*pi*80*Hz*t) - v)/(3*ms) : 1')
gated = NeuronGroup(1, '''dv/dt = (1 - n*v)/(4*ms) : 1
                          dn/dt = (v**2 - n)/(2*ms) : 1''')
slope = NeuronGroup(1, 'dv/dt = 3/(7*ms) : 1')
monitors = [StateMonitor(group, 'v', record=True) for group in (free, timed, gated, slope)]
net = Network(free, timed, gated, slope, monitors)
net.run(20*ms)
results = {name: array(monitor.v) for name, monitor in zip(['free', 'timed', 'gated', 'slope'], monitors)}
