"""A linked variable that another group's spikes change: the weight of input read from a modulator."""
modulator = NeuronGroup(1, 'dd/dt = -d/(20*ms) : 1', method='exact')
giver = NeuronGroup(1, 'v : 1', threshold='t > 3*ms', refractory=6*ms)
give = Synapses(giver, modulator, on_pre='d_post += 1')
give.connect()
cells = NeuronGroup(3, '''dv/dt = (1 + d*i - v)/(5*ms) : 1
                          d : 1 (linked)''', threshold='v > 1.1', reset='v = 0', method='euler')
cells.d = linked_var(modulator, 'd')
trace = StateMonitor(cells, ['v', 'd'], record=True)
spikes = SpikeMonitor(cells)
run(20*ms)
results = {'v': array(trace.v), 'd': array(trace.d), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
