"""Without event-driven equations, a variable may be called `lastupdate`, and is then the user's own."""
G = SpikeGeneratorGroup(2, [0, 1, 0, 0], [1, 3, 7, 7.1]*ms)
H = NeuronGroup(2, 'v : 1')
S = Synapses(G, H, '''depressed : 1
                      lastupdate : second''',
             on_pre='''depressed = 1 - (1 - depressed)*exp(-(t - lastupdate)/(20*ms))
                       v_post += depressed
                       depressed *= 0.4
                       lastupdate = t''')
S.connect()
S.depressed = 1
S.lastupdate = '-(i + j)*ms'
run(10*ms)
results = {'v': H.v[:], 'depressed': S.depressed[:], 'last': S.lastupdate/ms}
