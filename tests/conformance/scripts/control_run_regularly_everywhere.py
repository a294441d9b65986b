"""Regular statements on a group, a part of it, synapses and inputs, with their own step, slot and order."""
cells = NeuronGroup(4, '''dv/dt = (1.2 + 0.2*i - v)/(6*ms) : 1
                          n : 1''', threshold='v > 1', reset='v = 0', method='exact')
cells.run_regularly('v = clip(v + 0.1, 0, 1.05)', dt=1*ms, when='before_thresholds')
cells.run_regularly('n += 1', dt=2*ms, when='end', order=1)
cells.run_regularly('n *= 1.5', dt=2*ms, when='end', order=0)
part = cells[2:]
part.run_regularly('v -= 0.02*(i + 1)', dt=0.5*ms)
S = Synapses(cells, cells, '''w : 1
                              x : 1''', on_pre='v_post += w; x += 1')
S.connect(condition='i != j')
S.w = 0.01
S.run_regularly('''w += 0.001*x*(1 + i - j)
                   x = 0''', dt=3*ms)
S.run_regularly('v_post += 0.001*w', when='synapses', order=-3)
trace, weights = StateMonitor(cells, ['v', 'n'], record=True), StateMonitor(S, 'w', record=True)
run(25*ms)
results = {'v': array(trace.v), 'n': array(trace.n), 'w': array(weights.w)}
