"""A condition that reads variables of both groups, and a name from the script."""
reach = 0.35
cells = NeuronGroup(15, '''x : 1
                           kind : 1''')
cells.x = '0.5 + 0.5*sin(i*12.9898)'
cells.kind = 'i % 3'
S = Synapses(cells, cells)
S.connect(condition='abs(x_pre - x_post) < reach and kind_pre != kind_post')
results = {'i': array(S.i), 'j': array(S.j), 'x': array(cells.x)}
