"""``j='i'``: each neuron to its counterpart, from a smaller group to a larger one."""
few, more = NeuronGroup(6, 'v : 1'), NeuronGroup(10, 'v : 1')
S = Synapses(few, more)
S.connect(j='i')
shifted = Synapses(few, more)
shifted.connect(j='9 - i')
results = {'i': array(S.i), 'j': array(S.j), 'si': array(shifted.i), 'sj': array(shifted.j)}
