"""The automatic choice for linear equations that Brian does not solve exactly: an oscillation, an integral
of another variable, a ramp beside a decay; it takes euler."""
models = {'oscillation': '''dv/dt = (w - v)/(6*ms) : 1
                            dw/dt = (1 - v)/(9*ms) : 1''',
          'integral': '''dv/dt = w/(6*ms) : 1
                         dw/dt = (1 - w)/(9*ms) : 1''',
          'ramp': '''dv/dt = -v/(6*ms) + w/(3*ms) : 1
                     dw/dt = 1/(9*ms) : 1'''}
results = {}
for name, model in models.items():
    start_scope()
    cells = NeuronGroup(2, model)
    cells.v = '1 + i'
    trace = StateMonitor(cells, 'v', record=True)
    run(15*ms)
    results[name] = array(trace.v)
