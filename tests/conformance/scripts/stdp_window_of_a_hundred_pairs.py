"""A hundred pairs with spikes at chosen times: the weight as a function of the difference."""
tau_plus, tau_minus = 20*ms, 25*ms
A_plus, A_minus = 0.01, -0.008
t_max = 50*ms
N = 100
early = NeuronGroup(N, 'tspike : second', threshold='t > tspike', refractory=100*ms)
late = NeuronGroup(N, 'tspike : second', threshold='t > tspike', refractory=100*ms)
early.tspike = 'i*t_max/(N - 1)'
late.tspike = '(N - 1 - i)*t_max/(N - 1)'
S = Synapses(early, late, '''w : 1
                             da/dt = -a/tau_plus : 1 (event-driven)
                             db/dt = -b/tau_minus : 1 (event-driven)''',
             on_pre='''a += A_plus
                       w = w + b''',
             on_post='''b += A_minus
                        w = w + a''', method='linear')
S.connect(j='i')
fired = SpikeMonitor(early)
run(t_max + 1*ms)
results = {'dt': (late.tspike - early.tspike)/ms, 'w': array(S.w),
           'spike_t': fired.t/ms, 'spike_i': array(fired.i)}
