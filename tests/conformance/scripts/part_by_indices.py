"""Parts by one index, by lists and arrays of neighbours, and by slices with bounds left out."""
cells = NeuronGroup(8, '''dv/dt = (1.1 + 0.1*i - v)/(6*ms) : 1
                          k : integer''', threshold='v > 1', reset='v = 0', method='exact')
parts = {'one': cells[3], 'list': cells[[2, 3, 4]], 'array': cells[array([5, 6])], 'from': cells[6:], 'to': cells[:2],
         'all': cells[:], 'last': cells[-2:]}
results = {}
for number, (name, part) in enumerate(parts.items()):
    part.k = '10*i'
    part.v = 0.1*number
    results[f'k_{name}'], results[f'i_{name}'], results[f'size_{name}'] = array(cells.k), array(part.i), len(part)
spikes = {name: SpikeMonitor(part) for name, part in parts.items()}
S = Synapses(parts['list'], parts['one'], on_pre='v_post += 0.05')
S.connect()
net = Network(cells, S, spikes)
net.run(20*ms)
for name, monitor in spikes.items():
    results[f'spike_t_{name}'], results[f'who_{name}'] = monitor.t/ms, array(monitor.i)
