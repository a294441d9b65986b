"""A subexpression in the synapse's model and one in the target's, both used on a spike."""
source = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*ms', refractory=3*ms)
target = NeuronGroup(3, '''dv/dt = -v/(10*ms) : 1
                           room = 1 - v : 1''', method='exact')
S = Synapses(source, target, '''w : 1
                                strength = w*(1 + j) : 1''', on_pre='v_post += strength*room_post')
S.connect()
S.w = 0.1
trace = StateMonitor(target, ['v', 'room'], record=True)
run(15*ms)
results = {'v': array(trace.v), 'room': array(trace.room), 'strength': array(S.strength)}
