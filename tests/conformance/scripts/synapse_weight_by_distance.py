"""Weights that fall off with distance: positions in metres, a Gaussian of their difference."""
N = 16
spacing = 40*umetre
width = 100*umetre
cells = NeuronGroup(N, 'x : metre')
cells.x = 'i*spacing'
S = Synapses(cells, cells, 'w : 1')
S.connect(condition='i != j')
S.w = 'exp(-(x_pre - x_post)**2/(2*width**2))'
results = {'x': cells.x/umetre, 'i': array(S.i), 'j': array(S.j), 'w': array(S.w)}
