"""Synapses added, and delays changed, between two runs."""
source = NeuronGroup(2, 'dv/dt = (1.3 + 0.4*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
target = NeuronGroup(3, 'dx/dt = -x/(5*ms) : 1', method='exact')
S = Synapses(source, target, 'w : 1', on_pre='x_post += w')
S.connect(i=0, j=0)
S.w = 0.5
trace = StateMonitor(target, 'x', record=True)
run(20*ms)
S.connect(i=1, j=[1, 2])
S.w['i == 1'] = '0.1*j'
S.delay[1, 2] = 1.5*ms
run(20*ms)
results = {'x': array(trace.x), 'w': array(S.w), 'delay': S.delay/ms}
