"""The same sweep at once: each neuron has its own value; then with the recorded spikes as the input of a second network."""
inputs = SpikeGeneratorGroup(15, arange(60) % 15, (1 + 1.313*arange(60))*ms)
values = linspace(5, 60, 8)*ms
cells = NeuronGroup(len(values), '''dv/dt = -v/memory : 1
                                    memory : second''', threshold='v > 1', reset='v = 0', method='exact')
cells.memory = values
S = Synapses(inputs, cells, on_pre='v_post += 0.15')
S.connect()
spikes, given = SpikeMonitor(cells), SpikeMonitor(inputs)
net = Network(inputs, cells, S, [spikes, given])
net.run(80*ms)
again = SpikeGeneratorGroup(15, array(given.i), given.t)
single = NeuronGroup(1, 'dv/dt = -v/(20*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
T = Synapses(again, single, on_pre='v_post += 0.15')
T.connect()
of_single = SpikeMonitor(single)
Network(again, single, T, of_single).run(80*ms)
results = {'rates': spikes.count/(80*ms)/Hz, 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'spike_t_single': of_single.t/ms}
