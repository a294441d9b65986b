"""A monitor of synapses that records variables of their source and target beside their own."""
cells = NeuronGroup(3, '''dv/dt = (1.3 + 0.2*i - v)/(5*ms) : 1
                          twice = 2*v : 1''', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(cells, cells, 'w : 1', on_pre='w += v_pre - v_post + twice_post')
S.connect(condition='i != j')
trace = StateMonitor(S, ['v_pre', 'v_post', 'w'], record=[0, 3])
run(10*ms)
results = {name: array(getattr(trace, name)) for name in ['v_pre', 'v_post', 'w']}
