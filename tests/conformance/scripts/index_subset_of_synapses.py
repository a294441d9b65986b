"""``S[...]`` by pair, slices, number and condition, as a choice for a monitor and for indexing."""
left, right = NeuronGroup(4, 'dv/dt = (1.3 + 0.2*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact'), NeuronGroup(3, 'x : 1')
S = Synapses(left, right, 'w : 1', on_pre='w += 0.1*(1 + j)')
S.connect(condition='i != j')
S.w = 'i + 0.01*j'
picked = {'pair': S[2, 1], 'row': S[1, :], 'column': S[:, 0], 'block': S[1:3, 1:], 'condition': S['i > j'],
          'number': S[4], 'numbers': S[2:5]}
monitors = {name: StateMonitor(S, 'w', record=some) for name, some in picked.items()}
net = Network(left, right, S, monitors.values())
net.run(10*ms)
results = {name: array(monitor.w) for name, monitor in monitors.items()}
results['looked_up'] = array(monitors['condition'][S[3, 0]].w)
results['by_number'] = array(monitors['row'][S[1, 2]].w)
results['which'] = array(monitors['block'].record)
