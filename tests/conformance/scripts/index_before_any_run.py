"""Defaults: everything starts at zero, lengths and index arrays are there at once."""
cells = NeuronGroup(4, 'dv/dt = -v/(1*ms) : volt', threshold='v > 1*mV')
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w*mV')
S.connect(j='i')
results = {'v': cells.v/mV + 1, 'i': array(cells.i), 'number': cells.N, 'w': array(S.w) + 1,
           'synapses': len(S), 'same': array(S.N)}
