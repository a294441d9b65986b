"""An equation that reads the time ``t``, by euler."""
tau = 8*ms
cell = NeuronGroup(1, 'dv/dt = (sin(2*pi*90*Hz*t) - v)/tau : 1', method='euler')
trace = StateMonitor(cell, 'v', record=True)
run(50*ms)
results = {'v': array(trace.v)}
