"""Event-driven traces whose time constants are parameters of each synapse."""
N = 24
early = NeuronGroup(N, 'tspike : second', threshold='t > tspike', refractory=100*ms)
late = NeuronGroup(N, 'tspike : second', threshold='t > tspike', refractory=100*ms)
early.tspike = '(10 + 6*sin(i))*ms'
late.tspike = '(10 + 6*cos(i*1.3))*ms'
S = Synapses(early, late, '''w : 1
                             tau_plus : second
                             tau_minus : second
                             da/dt = -a/tau_plus : 1 (event-driven)
                             db/dt = -b/tau_minus : 1 (event-driven)''',
             on_pre='''a += 1
                       w += b''',
             on_post='''b -= 1.05
                        w += a''')
S.connect(j='i')
S.tau_plus = '(5 + i)*ms'
S.tau_minus = '(30 - i)*ms'
run(25*ms)
results = {'w': array(S.w), 'a': array(S.a), 'b': array(S.b)}
