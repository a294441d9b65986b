"""The delay read and written like another variable."""
cells = NeuronGroup(4, 'v : 1', threshold='v > 1')
S = Synapses(cells, cells, on_pre='v_post += 1')
S.connect(condition='i < j')
S.delay = '(1 + i + j)*ms'
S.delay[0, 3] = 9*ms
S.delay['j == 2'] = 0.5*ms
results = {'delay': S.delay/ms, 'one': S.delay[1, 3]/ms, 'pathway': S.pre.delay/ms}
