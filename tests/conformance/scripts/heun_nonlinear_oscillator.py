"""The van der Pol oscillator and a driven pendulum by ``heun``."""
scale = 2*ms
cells = NeuronGroup(3, '''dx/dt = y/scale : 1
                          dy/dt = (mu*(1 - x**2)*y - x)/scale : 1
                          dp/dt = q/scale : 1
                          dq/dt = (cos(2*pi*60*Hz*t) - sin(p) - 0.1*q)/scale : 1
                          mu : 1''', method='heun')
cells.x = 0.5
cells.p = 'i*0.4'
cells.mu = '0.3 + i'
trace = StateMonitor(cells, ['x', 'y', 'p', 'q'], record=True)
run(30*ms)
results = {name: array(getattr(trace, name)) for name in ['x', 'y', 'p', 'q']}
