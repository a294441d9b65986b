"""The state kept in a file and fetched back from it."""
import os
import tempfile
cells = NeuronGroup(2, '''dv/dt = (1.4 + 0.3*i - v)/(8*ms) : 1
                          n : integer''', threshold='v > 1', reset='v = 0; n += 1', method='exact')
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w', delay=1.5*ms)
S.connect(condition='i != j')
S.w = 0.1
spikes = SpikeMonitor(cells)
run(17*ms)
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'kept')
    store('middle', filename=name)
    run(10*ms)
    first = array(cells.v)
    restore('middle', filename=name)
    middle = array(cells.v)
    S.w = 0.3
    run(10*ms)
results = {'first': first, 'middle': middle, 'second': array(cells.v), 'spike_t': spikes.t/ms, 'n': array(cells.n)}
