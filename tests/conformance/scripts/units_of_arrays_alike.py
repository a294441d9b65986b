"""Arrays made after others: zeros and ones are plain numbers, which take values with units all the same."""
import numpy as np

G = NeuronGroup(3, 'v : volt', threshold='i == 1')
G.v = '(i + 1)*mV'
spikes, trace = SpikeMonitor(G), StateMonitor(G, 'v', record=True)
run(1*ms)
v, grid = G.v[:], zeros_like(trace.t)
grid[0], grid[1] = 3*ms, 1
ones = ones_like(spikes.t)
ones += 1
results = {
    'grid': grid, 'ones': ones, 'whole': zeros_like(G.v, dtype=int), 'alike': np.full_like(v, 2)/volt,
    'with_unit': np.full_like(v, 2*mV)/mV, 'chosen': np.extract(v > 1*mV, v)/mV, 'pressed': np.compress([1, 0, 1], v)/mV,
    'ones_of_numpy': np.ones_like(v)/volt, 'units': [have_same_dimensions(x, 1) for x in (grid, ones, zeros_like(v), ones_like(v))],
    'waves': np.sinc(v/volt), 'sheet': np.meshgrid(v, [1, 2]*ms)[0]/mV,
}
