"""In ``on_pre`` a bare name is the synapse's own, else the target's; ``i``, ``j`` and ``t`` are read."""
source = NeuronGroup(3, '''x : 1
                           v : 1''', threshold='t > (2 + i)*ms', refractory=10*ms)
target = NeuronGroup(3, '''x : 1
                           y : 1''')
source.x = 'i + 7'
S = Synapses(source, target, 'w : 1', on_pre='''w += x_pre*(1 + j)
                                                x += 0.5
                                                y += w + t/ms + 100*i''')
S.connect(condition='i <= j')
run(8*ms)
results = {'w': array(S.w), 'x': array(target.x), 'y': array(target.y)}
