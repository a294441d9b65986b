"""An explicit network runs what it was given and nothing else."""
cells = NeuronGroup(2, 'dv/dt = (1.4 - v)/(9*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
idle = NeuronGroup(2, 'dv/dt = (1.4 - v)/(9*ms) : 1', method='exact')
idle.v = 0.25
S = Synapses(cells, cells, on_pre='v_post += 0.1')
S.connect(i=0, j=1)
trace = StateMonitor(cells, 'v', record=True)
net = Network(cells, S)
net.add(trace)
net.run(20*ms)
spikes = SpikeMonitor(cells)
net.add(spikes)
net.run(20*ms)
results = {'v': array(trace.v), 'idle': array(idle.v), 'spike_t': spikes.t/ms,
           'spike_i': array(spikes.i), 'now': net.t/ms}
