"""Spikes of one step that are given with different times come in the order of these."""
G = SpikeGeneratorGroup(6, [5, 3, 1, 4, 2, 0, 4, 1], [.11, .14, .1, .12, .13, .21, .56, .58]*ms)
H = NeuronGroup(2, 'v : 1')
fixed = Synapses(G, H, on_pre='v = v*10 + i')
fixed.connect('j == 0')
scattered = Synapses(G, H, on_pre='v = v*10 + i')
scattered.connect('j == 1')
scattered.delay = '(i % 2)*0.2*ms'
M = SpikeMonitor(G)
net = Network(G, H, fixed, scattered, M)
net.run(1*ms)
G.set_spikes([2, 0, 1, 5], [1.35, 1.32, 1.31, 1.31]*ms)
net.run(1*ms)
results = {'i': M.i, 't': M.t, 'v': H.v, 'listed': G.neuron_index[:]}
