"""Rows and columns of recordings: arithmetic, slices, columns of many neurons, and what is left after two runs."""
cells = NeuronGroup(3, 'dv/dt = (5*mV*(i + 1) - v)/(6*ms) : volt', method='exact')
trace = StateMonitor(cells, 'v', record=True, dt=1*ms)
run(5*ms)
cells.v = '-i*mV'
run(5*ms)
results = {'v': trace.v/mV, 'row': trace.v[1]/mV, 'column': trace.v[:, 3]/mV, 'mean': mean(trace.v, axis=0)/mV,
           'block': trace.v[1:, 2:6]/mV, 'max': trace.v.max()/mV, 'at': trace[2].v[4]/mV, 'T': trace.v.T/mV,
           'after': trace.v[0][trace.t > 4*ms]/mV, 'bare': array(trace.v_[0]), 'difference': diff(trace.v[2])/mV}
