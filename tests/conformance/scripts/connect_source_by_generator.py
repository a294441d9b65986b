"""``i=`` as an expression and as a generator: the sources of each target."""
left, right = NeuronGroup(8, 'v : 1'), NeuronGroup(5, 'v : 1')
S = Synapses(left, right)
S.connect(i='j + 1')
T = Synapses(left, right)
T.connect(i='k for k in range(0, N_pre, 2) if k > j')
U = Synapses(left, right)
U.connect(i='2*j + k - 1 for k in range(3)', skip_if_invalid=True)
results = {'i': array(S.i), 'j': array(S.j), 'ti': array(T.i), 'tj': array(T.j),
           'ui': array(U.i), 'uj': array(U.j)}
