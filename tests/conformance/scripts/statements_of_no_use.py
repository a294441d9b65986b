"""Temporary names that nothing uses afterwards, and a rule that makes no synapse on purpose."""
import warnings
warnings.simplefilter('ignore')  # snnkit asks whether that is meant
cells = NeuronGroup(3, 'dv/dt = (1.2 + 0.1*i)/ms : 1', threshold='v > 1', reset='v = 0\nlast = t', method='euler')
S = Synapses(cells, cells, on_pre='v += 0.05\nunused = v_post*2')
S.connect('i != j')
none = Synapses(cells, cells)
none.connect(j='i + 10', skip_if_invalid=True)
cells.run_regularly('spare = 3\nv += 0.01', dt=0.5*ms)
M = SpikeMonitor(cells)
run(5*ms)
results = {'v': array(cells.v[:]), 't': array(M.t[:]), 'i': array(M.i[:]), 'none': [len(none), len(S)]}
