"""The whole schedule written anew for one network: resets before synapses."""
cells = NeuronGroup(2, 'dv/dt = (1.5 + i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(cells, cells, on_pre='v_post += 0.3')
S.connect(condition='i != j')
trace = StateMonitor(cells, 'v', record=True, when='end')
net = Network(cells, S, trace)
net.schedule = ['start', 'groups', 'thresholds', 'resets', 'synapses', 'end']
net.run(20*ms)
results = {'v': array(trace.v), 'schedule': array(net.schedule)}
