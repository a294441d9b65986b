"""Arguments that say how numbers are computed: options of a method, dtypes, classes of code objects."""
cells = NeuronGroup(3, '''dv/dt = (drive - v)/(10*ms) : 1
                          drive : 1
                          hits : integer''', threshold='v > 1', reset='v = 0; hits += 1', method='exact',
                    method_options={'simplify': False}, dtype={'v': float}, codeobj_class=None, name='cells*')
cells.drive = 'i + 0.5'
others = NeuronGroup(2, 'x : 1', name='cells*', dtype=float64)
contacts = Synapses(cells, others, 'w : 1', on_pre='x_post += w', dtype=float, codeobj_class=None,
                    method_options={}, method='exact')
contacts.connect()
contacts.w = 'i + 2*j'
trace = StateMonitor(cells, 'v', True, codeobj_class=None)
spikes = SpikeMonitor(cells, codeobj_class=None)
rate = PopulationRateMonitor(cells, name='rate', codeobj_class=None, dtype=float64)
cells.run_regularly('drive += 0.1', dt=5*ms, codeobj_class=None)
run(40*ms)
results = {'v': array(trace.v), 'x': array(others.x), 'spike_t': array(spikes.t), 'hits': sum(cells.hits),
           'rate': array(rate.rate), 'names': array([cells.name, others.name])}
