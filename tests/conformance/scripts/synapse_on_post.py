"""The postsynaptic pathway reads and writes both sides."""
source = NeuronGroup(3, '''v : 1
                           told : 1''', threshold='t > (1 + i)*ms', refractory=6*ms)
target = NeuronGroup(2, '''v : 1
                           heard : 1''', threshold='t > (2.5 + i)*ms', refractory=5*ms)
S = Synapses(source, target, 'w : 1', on_pre='heard_post += w',
             on_post='''told_pre += 2*w
                        w += 0.25''')
S.connect()
S.w = '1 + i + 10*j'
trace = StateMonitor(source, 'told', record=True)
run(20*ms)
results = {'told': array(trace.told), 'heard': array(target.heard), 'w': array(S.w)}
