"""How long ago a synapse was active last, asked by its statements before it is noted anew."""
G = SpikeGeneratorGroup(2, [0, 1, 0, 0], [1, 3, 7, 7.1]*ms)
H = NeuronGroup(2, 'v : 1')
S = Synapses(G, H, '''dz/dt = -z/(10*ms) : 1 (event-driven)
                      since : second
                      weight : 1''',
             on_pre='''since = t - lastupdate
                       z += 1
                       weight = z*exp(-(t - lastupdate)/(3*ms))
                       v_post += lastupdate/ms''')
S.connect()
run(10*ms)
results = {'z': S.z[:], 'since': S.since/ms, 'weight': S.weight[:], 'v': H.v[:],
           'last': S.lastupdate/ms}
