"""``lastspike_pre``, ``lastspike_post`` and ``not_refractory_post`` in statements of synapses."""
source = NeuronGroup(3, 'dv/dt = (1.4 + 0.2*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0',
                     refractory=1*ms, method='exact')
target = NeuronGroup(2, 'dv/dt = (1.6 - v)/((5 + i)*ms) : 1', threshold='v > 1', reset='v = 0',
                     refractory=3*ms, method='exact')
S = Synapses(source, target, '''gap : second
                                blocked : 1
                                back : second''',
             on_pre='''gap = clip((t - lastspike_post)/second, 0, 1)*second
                       blocked += 1 - int(not_refractory_post)''',
             on_post='back = clip((t - lastspike_pre)/second, 0, 1)*second')
S.connect()
trace = StateMonitor(S, ['gap', 'blocked', 'back'], record=True)
run(40*ms)
results = {'gap': trace.gap/ms, 'blocked': array(trace.blocked), 'back': trace.back/ms}
