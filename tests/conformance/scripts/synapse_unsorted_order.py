"""Synapses made in no order of their sources keep the order in which they were made."""
source = NeuronGroup(4, 'v : 1', threshold='t > (1 + 0.5*i)*ms', refractory=2.2*ms)
target = NeuronGroup(3, '''x : 1
                           v : 1''', threshold='t > (1.5 + i)*ms', refractory=3*ms)
S = Synapses(source, target, '''w : 1
                                da/dt = -a/(3*ms) : 1 (event-driven)''',
             on_pre='''x_post = 0.5*x_post + w
                       a += 1''', on_post='w += 0.1*a')
S.connect(i=[3, 0, 2, 0, 1], j=[1, 2, 0, 0, 1])
S.connect(i=[0, 3], j=[1, 0])
S.w = [1, 2, 3, 4, 5, 6, 7]
S.delay = [0, 0.3, 0, 0.1, 0.5, 0, 0.2]*ms
some = StateMonitor(S, 'w', record=[5, 0, 3])
trace = StateMonitor(target, 'x', record=True)
run(12*ms)
results = {'i': array(S.i), 'j': array(S.j), 'w': array(S.w), 'some': array(some.w), 'x': array(trace.x),
           'pair': array(S.w[0, :]), 'slice': array(S.w[1:4]), 'delay': S.delay/ms}
