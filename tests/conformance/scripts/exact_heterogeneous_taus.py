"""Exact integration with a time constant per neuron."""
cells = NeuronGroup(20, '''dv/dt = (target - v)/tau : volt
                           tau : second
                           target : volt''', method='exact')
cells.tau = '(1 + 3*i)*ms'
cells.target = '(i - 8)*mV'
cells.v = -3*mV
trace = StateMonitor(cells, 'v', record=True)
run(30*ms)
results = {'v': trace.v/mV}
