"""Refractoriness given as a number, a string of the state, of a shared parameter, as ``False``."""
tau_rest = 2*ms
models = {'name': 'tau_rest', 'parameter': 'own', 'shared': 'common*2', 'state': 'v < 0.3',
          'none': False}
results = {}
for name, refractory in models.items():
    start_scope()
    cells = NeuronGroup(3, '''dv/dt = (2 + 0.5*i - v)/(5*ms) : 1
                              du/dt = -u/(4*ms) : 1 (unless refractory)
                              own : second
                              common : second (shared)''', threshold='v > 0.8', reset='v = 0; u += 1', refractory=refractory, method='exact')
    cells.own = '(1 + i)*ms'
    cells.common = 0.75*ms
    spikes, trace = SpikeMonitor(cells), StateMonitor(cells, 'u', record=True)
    run(25*ms)
    results[f'spike_t_{name}'], results[f'i_{name}'], results[f'u_{name}'] = spikes.t/ms, array(spikes.i), array(trace.u)
