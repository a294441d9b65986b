"""The automatic choice among kinds of equations: linear, by neuron, gated, in time, on synapses."""
drive = TimedArray([0.5, 1.5, 0], dt=4*ms)
models = {'linear': 'dv/dt = (1 + i - v)/(6*ms) : 1',
          'coupled': '''dv/dt = (w - v)/(6*ms) : 1
                        dw/dt = (1 - w)/(9*ms) : 1''',
          'array': 'dv/dt = (drive(t) - v)/(6*ms) : 1',
          'product': '''dv/dt = (1 - w*v)/(6*ms) : 1
                        dw/dt = (v**2 - w)/(9*ms) : 1''',
          'square': 'dv/dt = (1 - v**2)/(6*ms) : 1',
          'clock': 'dv/dt = (sin(t/ms) - v)/(6*ms) : 1'}
results = {}
for name, model in models.items():
    start_scope()
    cells = NeuronGroup(2, model)
    trace = StateMonitor(cells, 'v', record=True)
    run(15*ms)
    results[name] = array(trace.v)
