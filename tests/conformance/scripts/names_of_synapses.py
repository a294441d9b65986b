"""``i``, ``j``, ``N``, ``N_pre``, ``N_post``, ``N_incoming``, ``N_outgoing``, ``t`` and ``dt`` in equations,
subexpressions and statements of synapses."""
source = NeuronGroup(3, 'dv/dt = (1.4 + 0.2*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
target = NeuronGroup(4, 'x : 1')
S = Synapses(source, target, '''dg/dt = (i + 0.1*j - g*N_incoming)/(4*ms) : 1 (clock-driven)
                                place = i*N_post + j : 1
                                last : second''',
             on_pre='''x_post += 1.0*N_outgoing/N_incoming + place/N
                       last = t + dt*N_pre''', method='euler')
S.connect(condition='(i + j) % 2 == 0')
S.connect(i=0, j=1)
trace = StateMonitor(S, ['g', 'place', 'last'], record=True)
run(20*ms)
results = {'g': array(trace.g), 'place': array(trace.place),
           'last': trace.last/ms, 'x': array(target.x), 'N': array(S.N), 'len': len(S)}
