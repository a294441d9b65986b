"""Event-driven equations whose constants come from the script, from a neuron's parameter and a shared one."""
tau_base = 8*ms
pre = NeuronGroup(3, '''dv/dt = (1.3 + 0.2*i - v)/(6*ms) : 1
                        tau_own : second (constant)''', threshold='v > 1', reset='v = 0', method='exact')
pre.tau_own = '(3 + i)*ms'
S = Synapses(pre, pre, '''w : 1
                          da/dt = -a/(tau_base + tau_own_pre) : 1 (event-driven)
                          db/dt = (level - b)/tau_base : 1 (event-driven)
                          level : 1 (shared, constant)''', on_pre='a += 1; b = 0', on_post='w += a + b')
S.connect()
S.level = 2
trace = StateMonitor(S, ['w', 'a', 'b'], record=True)
run(25*ms)
results = {name: array(getattr(trace, name)) for name in ['w', 'a', 'b']}
