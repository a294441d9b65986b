"""Timed arrays whose step is no multiple of the clock's, and finer than it."""
results = {}
for size in [0.25, 0.33, 0.07, 1.05]:
    start_scope()
    values = TimedArray(arange(40)*0.5, dt=size*ms)
    cells = NeuronGroup(1, '''dv/dt = values(t)/(10*ms) : 1
                              seen = values(t) : 1''', method='euler')
    trace = StateMonitor(cells, ['v', 'seen'], record=0)
    run(5*ms)
    results[f'v{size}'], results[f'seen{size}'] = array(trace.v), array(trace.seen)
