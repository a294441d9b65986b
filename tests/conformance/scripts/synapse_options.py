"""Arguments of synapses by position and by name: method, delay, order, names; sizes and identities."""
cells = NeuronGroup(3, 'dv/dt = (1.3 + 0.2*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(source=cells, target=cells, model='''w : 1
             dx/dt = -x/(3*ms) : 1 (clock-driven)''', on_pre='x += 1; v_post += w', on_post='w *= 0.9', delay=1*ms, method='euler', name='named')
S.connect('i != j')
S.w = 0.05
T = Synapses(cells, model='u : 1', on_pre='u += v_post')
T.connect(j='i')
trace, other = StateMonitor(S, ['w', 'x'], record=True), StateMonitor(T, 'u', record=True)
run(15*ms)
results = {'w': array(trace.w), 'x': array(trace.x), 'u': array(other.u), 'name': array(S.name), 'same': array([S.source is cells, T.target is cells]),
           'len': array([len(S), len(T)]), 'N': array(S.N)}
