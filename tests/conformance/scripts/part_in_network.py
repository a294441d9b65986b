"""Parts of a group are listed beside it, as in a loop over populations; an operation with notes of its own."""
cells = NeuronGroup(6, 'dv/dt = (1.2 + 0.1*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
populations = [cells[:2], cells[2:]]
wires = [Synapses(a, b, on_pre='v_post += 0.1') for a in populations for b in populations]
for S in wires:
    S.connect()
spikes = [SpikeMonitor(p) for p in populations]
net = Network(cells, populations, wires, spikes)

@network_operation(dt=1*ms)
def look():
    look.calls += 1
look.calls = 0
net.add(look)
net.run(20*ms)
net.remove(populations[0])
results = {'counts': concatenate([M.count for M in spikes]), 't': spikes[1].t/ms, 'calls': look.calls}
