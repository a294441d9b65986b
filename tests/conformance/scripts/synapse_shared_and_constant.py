"""Flags in a synapse's model: one value for all synapses, and parameters that stay."""
source = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*ms', refractory=4*ms)
target = NeuronGroup(3, 'x : 1')
S = Synapses(source, target, '''w : 1 (constant)
                                gain : 1 (shared)
                                on : boolean''', on_pre='x_post += gain*w*int(on)')
S.connect()
S.w = '1 + i + j'
S.gain = 0.5
S.on = 'i != j'
run(8*ms)
S.gain = 2
run(8*ms)
results = {'x': array(target.x), 'on': array(S.on), 'gain': array(S.gain)}
