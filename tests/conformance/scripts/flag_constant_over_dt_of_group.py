"""Subexpressions held over the step, of ``t``, of the state and of chance-free functions, in an
equation, a threshold and a reset."""
defaultclock.dt = 0.5*ms
cells = NeuronGroup(3, '''dv/dt = (held + 0.2*i - v)/(4*ms) : 1
                          held = 1 + 0.5*sin(2*pi*50*Hz*t) : 1 (constant over dt)
                          level = 1 + 0.2*v : 1 (constant over dt)
                          dw/dt = (level*v - w)/(7*ms) : 1''', threshold='v > level', reset='v = 0.1*held',
                    method='rk4')
cells.v = '0.3*i'
trace = StateMonitor(cells, ['v', 'held', 'level', 'w'], record=True)
spikes = SpikeMonitor(cells)
run(40*ms)
results = {'v': array(trace.v), 'held': array(trace.held), 'level': array(trace.level), 'w': array(trace.w),
           'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
