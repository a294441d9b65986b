"""Exact integration with a two-dimensional timed array, and with a product of one and a parameter."""
drive = TimedArray([[1, 2, 3], [0, 1, 0], [4, 4, -4]]*mV, dt=3*ms)
cells = NeuronGroup(3, '''dv/dt = (gain*drive(t, i) - v)/(5*ms) : volt
                          gain : 1''', method='exact')
cells.gain = '1 + 0.5*i'
trace = StateMonitor(cells, 'v', record=True)
run(15*ms)
results = {'v': trace.v/mV}
