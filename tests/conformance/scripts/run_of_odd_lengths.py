"""Runs of no step, of less than a step, and of lengths that are no whole number of steps."""
cell = NeuronGroup(1, 'dv/dt = 1/(1*ms) : 1', method='euler')
trace = StateMonitor(cell, 'v', record=0)
steps, clock = [], []
for length in [0, 0.04, 0.06, 0.26, 1.07]:
    run(length*ms)
    steps.append(len(trace.t))
    clock.append(defaultclock.t/ms)
results = {'steps': array(steps), 'clock': array(clock), 't': trace.t/ms, 'v': array(trace.v)}
