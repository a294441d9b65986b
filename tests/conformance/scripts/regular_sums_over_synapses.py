"""Statements at regular times that add up what all synapses of a neuron have."""
cells = NeuronGroup(3, 'x : 1\ny : 1\nz : 1\nu : 1')
cells.y, cells.z, cells.u = 'i + 1', 100, 1
S = Synapses(cells, cells, 'w : 1')
S.connect('i != j')
S.w = '1 + 0.5*i + 0.25*j'
S.run_regularly('''x_post = x_post + w
y_post = w*y_post
z_post = z_post - w
u_pre = 0.5*w + u_pre''', dt=0.5*ms)
run(2*ms)
results = {'x': array(cells.x[:]), 'y': array(cells.y[:]), 'z': array(cells.z[:]), 'u': array(cells.u[:])}
