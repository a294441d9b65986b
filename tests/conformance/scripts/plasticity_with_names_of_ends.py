"""Synaptic variables that are called pre and post, beside the pathways of these names."""

inputs = SpikeGeneratorGroup(2, [0, 1, 0, 1, 0], [1, 3, 9, 12, 15]*ms)
cells = NeuronGroup(2, 'dv/dt = -v/(10*ms) : 1', threshold='v > 0.9', reset='v = 0',
                    method='exact')
S = Synapses(inputs, cells, '''w : 1
                               post2before : 1
                               dpre/dt = -pre/(20*ms) : 1 (event-driven)
                               dpost/dt = -post/(30*ms) : 1 (event-driven)
                               dpost2/dt = -post2/(40*ms) : 1 (event-driven)''',
             on_pre='''v_post += w
                       pre = 1
                       w = clip(w - 0.01*post, 0, 2)''',
             on_post='''post2before = post2
                        w = clip(w + 0.05*pre*post2before, 0, 2)
                        post = 1
                        post2 = 1''')
S.connect()
S.w = 0.6
S.pre.delay = '0.3*ms*(1 + j)'
trace = StateMonitor(S, ['w', 'post2before'], record=True)
spikes = SpikeMonitor(cells)
run(30*ms)
results = {'w': trace.w, 'post2before': trace.post2before, 'i': spikes.i, 't': spikes.t/ms,
           'pre': array(S.state('pre')), 'post': array(S.post2)}
