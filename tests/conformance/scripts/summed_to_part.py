"""A summed variable of part of a group: the rest of the group keeps its own."""
cells = NeuronGroup(6, '''total : 1
                          dx/dt = (1 + i - x)/(5*ms) : 1''', method='exact')
cells.total = 3
part = cells[2:5]
S = Synapses(cells, part, 'total_post = x_pre : 1 (summed)')
S.connect(condition='i < j')
rest = cells[:2]
T = Synapses(cells[3:], rest, 'total_post = x_pre*2 : 1 (summed)')
T.connect()
trace = StateMonitor(cells, 'total', record=True)
run(5*ms)
results = {'total': array(trace.total), 'now': array(cells.total)}
