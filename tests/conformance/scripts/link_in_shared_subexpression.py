"""A shared subexpression of a linked variable: of one element, it is one value for all."""
field = NeuronGroup(1, 'dx/dt = (1.5 - x)/(10*ms) : 1', method='euler')
cells = NeuronGroup(4, '''dv/dt = (drive - v)/(5*ms) : 1
                          drive = 2*gain*(i + 1) : 1
                          gain = tanh(x) : 1 (shared)
                          x : 1 (linked)''', threshold='v > 1 + gain', reset='v = gain', method='euler')
cells.x = linked_var(field, 'x')
M = StateMonitor(cells, ['gain', 'drive', 'v'], record=[0, 3])
spikes = SpikeMonitor(cells)
run(20*ms)
results = {'gain': M.gain, 'drive': M.drive, 'v': M.v, 'i': spikes.i[:], 't': spikes.t/ms}
