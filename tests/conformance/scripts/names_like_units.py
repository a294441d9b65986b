"""Names that look like units to some, and to a script stand for something else."""
damp, ns = 0.5, 3
cells = NeuronGroup(3, '''dx/dt = -damp*x/(10*ms) + nm*ns/second : 1
                          nm : 1
                          hlux : 1''', method='exact')
cells.x, cells.nm, cells.hlux = 1, 'ns*i', 'damp + ns'
run(5*ms)
results = {'x': array(cells.x), 'nm': array(cells.nm), 'hlux': array(cells.hlux)}
