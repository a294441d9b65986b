"""Shared subexpressions that read shared parameters and the time, and shared differential equations of nobody."""
cells = NeuronGroup(3, '''dv/dt = (drive*weight - v)/(5*ms) : volt
                          drive = amplitude*cos(2*pi*f*t) + offset : volt (shared)
                          offset = 2*amplitude : volt (shared)
                          amplitude : volt (shared)
                          f : Hz (shared, constant)
                          weight : 1 (constant)''', method='euler')
cells.amplitude = 3*mV
cells.f = 100*Hz
cells.weight = '1 + i'
trace = StateMonitor(cells, ['v', 'drive'], record=[0, 2])
run(15*ms)
results = {'v': trace.v/mV, 'drive': trace.drive/mV, 'shape': array(cells.amplitude).ndim,
           'drive_now': array(cells.drive_), 'f': cells.f/Hz}
