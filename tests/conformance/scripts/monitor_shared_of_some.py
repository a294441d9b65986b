"""Some elements are recorded, and with them values that all elements share."""
G = NeuronGroup(4, '''dv/dt = (drive - v)/(10*ms) : 1
                      gain : 1 (shared)
                      drive = 2*gain : 1 (shared)''',
                threshold='v > 1', reset='v = 0', method='euler')
G.gain = 1
G.run_regularly('gain += 0.1', dt=5*ms)
S = Synapses(G, G, '''w : 1
                      rate : 1 (shared)
                      twice = 2*rate : 1 (shared)''', on_pre='w += rate')
S.connect()
S.rate = 0.1
of_neurons = StateMonitor(G, ['v', 'gain', 'drive'], record=[1, 3])
of_synapses = StateMonitor(S, ['w', 'rate', 'twice'], record=[0, 14])
run(20*ms)
results = {'v': of_neurons.v, 'gain': of_neurons.gain, 'drive': of_neurons.drive,
           'w': of_synapses.w, 'rate': of_synapses.rate, 'twice': of_synapses.twice}
