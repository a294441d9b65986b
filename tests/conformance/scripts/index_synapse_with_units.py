"""Synaptic variables with units, set by array, string and scalar, on repeated pairs too."""
cells = NeuronGroup(3, 'v : volt')
cells.v = '(i + 1)*mV'
S = Synapses(cells, cells, '''g : siemens
                              n : integer''')
S.connect(i=[0, 1, 1, 2], j=[1, 2, 2, 0])
S.g = [1, 2, 3, 4]*nS
S.g[1, 2] = '5*nS + i*nS'
S.n = 'i*3 + j'
results = {'g': S.g/nS, 'n': array(S.n), 'product': (S.g*S.v_post)/pA}
