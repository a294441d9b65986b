"""Names of the script may begin with an underscore, and so may those that live in statements and generators."""
_tau, _n, _ = 5*ms, 2, 7


@check_units(x=1, result=1)
def _twice(x):
    return 2*x


cells = NeuronGroup(4, 'dv/dt = (i - v)/_tau : 1', threshold='v > _n', reset='_low = _n/4; v = _low', method='exact')
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w*_twice(0.01)')
S.connect(j='(i + _) % N_post for _ in range(1, 3)')
S.w = 'j + 1'
T = Synapses(cells, cells, on_pre='v_post += 0.01*_')
T.connect(True)
nothing = Synapses(cells, cells)
nothing.connect(False)
spikes = SpikeMonitor(cells)
run(20*ms)
results = {'i': S.i[:], 'j': S.j[:], 'all': T.i[:], 'none': len(nothing), 'v': cells.v[:], 'spike_t': spikes.t[:],
           'chosen': cells.v['v > _n/4']}
