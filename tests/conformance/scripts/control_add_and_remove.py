"""Objects added to and removed from a network between runs; what is out stands still."""
cells = NeuronGroup(2, 'dv/dt = (1.3 + 0.4*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact', name='cells')
target = NeuronGroup(2, 'dx/dt = -x/(5*ms) : 1', method='exact', name='target')
S = Synapses(cells, target, on_pre='x_post += 1', name='links')
S.connect()
trace, spikes = StateMonitor(target, 'x', record=True), SpikeMonitor(cells)
net = Network(cells, target, trace)
net.run(10*ms)
net.add(S, spikes)
net.run(10*ms)
net.remove(S)
net.run(5*ms)
net.remove(trace)
net.run(10*ms)
results = {'x': array(trace.x), 't': trace.t/ms, 'after': array(target.x), 'spike_t': spikes.t/ms, 'now': net.t/ms,
           'number': len(net.objects), 'has': array(['cells' in net, 'links' in net, 'nobody' in net]), 'v': array(net['cells'].v)}
