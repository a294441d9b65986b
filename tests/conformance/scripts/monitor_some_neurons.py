"""Recording chosen indices, in an order of one's own, of several variables."""
cells = NeuronGroup(6, '''dv/dt = (1.3 - v)/tau : 1
                          du/dt = -u/(20*ms) : volt
                          tau : second''', method='exact')
cells.tau = '(2 + 3*i)*ms'
cells.u = '(i + 1)*mV'
trace = StateMonitor(cells, ['v', 'u'], record=[4, 1, 5])
single = StateMonitor(cells, 'v', record=2)
run(10*ms)
results = {'v': array(trace.v), 'u': trace.u/mV, 'which': array(trace.record),
           'single': array(single.v), 't': trace.t/ms, 'row': array(trace[5].v),
           'row_u': trace[1].u/mV}
