"""Targets without a synapse get zero, repeated pairs count twice, and the value stays between steps."""
cells = NeuronGroup(4, '''total : 1
                          dv/dt = (total - v)/(4*ms) : 1''', method='euler')
cells.total = 5
source = NeuronGroup(2, 'dx/dt = (1 + i)/(10*ms) : 1', method='euler')
S = Synapses(source, cells, 'total_post = x_pre*10 : 1 (summed)')
S.connect(i=[0, 0, 1], j=[1, 1, 2])
trace = StateMonitor(cells, ['v', 'total'], record=True)
run(5*ms)
S.connect(i=1, j=3)
run(5*ms)
results = {'v': array(trace.v), 'total': array(trace.total), 'after': array(cells.total)}
