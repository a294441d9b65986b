"""Pathways in a dict: a delay for each of its synapses, one for all, and one by the argument."""
source = NeuronGroup(3, 'dv/dt = (1.4 + 0.2*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
target = NeuronGroup(2, '''dampa/dt = -ampa/(2*ms) : 1
                           dnmda/dt = -nmda/(20*ms) : 1
                           n : 1''', method='exact')
S = Synapses(source, target, 'w : 1', on_pre={'pre_ampa': 'ampa_post += w', 'pre_nmda': 'nmda_post += 0.1*w',
                                              'pre_count': 'n_post += 1'}, delay={'pre_ampa': 0.5*ms})
S.connect()
S.w = '1 + i + 0.5*j'
S.pre_nmda.delay = '(2 + i + 0.25*j)*ms'
S.pre_count.delay[0, :] = 1*ms
S.pre_count.delay['i == 2'] = '2*ms + j*ms'
trace = StateMonitor(target, ['ampa', 'nmda', 'n'], record=True)
run(25*ms)
results = {'ampa': array(trace.ampa), 'nmda': array(trace.nmda), 'n': array(trace.n),
           'd_ampa': S.pre_ampa.delay/ms, 'd_nmda': S.pre_nmda.delay/ms, 'd_count': S.pre_count.delay/ms}
