"""``Network(collect())`` takes what is visible; ``net.remove`` takes a piece out again."""
cells = NeuronGroup(2, 'dv/dt = (1.4 + i - v)/(9*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(cells, cells, on_pre='v_post += 0.2')
S.connect(i=1, j=0)
trace = StateMonitor(cells, 'v', record=True)
net = Network(collect())
net.run(20*ms)
net.remove(S)
net.run(20*ms)
results = {'v': array(trace.v)}
