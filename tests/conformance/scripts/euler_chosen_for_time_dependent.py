"""A linear equation driven by a function of the time, with a coarse step."""
defaultclock.dt = 0.5*ms
cells = NeuronGroup(3, '''dv/dt = (amplitude*cos(2*pi*f*t) - v)/(10*ms) : volt
                          amplitude : volt
                          f : Hz''', method='euler')
cells.amplitude = 5*mV
cells.f = '20*(i + 1)*Hz'
trace = StateMonitor(cells, 'v', record=True)
run(100*ms)
results = {'v': trace.v/mV, 't': trace.t/ms}
