"""``N_incoming`` and ``N_outgoing``: per synapse, and in the weight's normalisation."""
left, right = NeuronGroup(6, 'v : 1'), NeuronGroup(5, 'v : 1')
S = Synapses(left, right, 'w : 1')
S.connect(condition='(i*j) % 3 != 1')
S.w = '1.0/N_incoming + 10*N_outgoing'
results = {'incoming': array(S.N_incoming), 'outgoing': array(S.N_outgoing), 'w': array(S.w),
           'incoming_each': array(S.N_incoming_post), 'outgoing_each': array(S.N_outgoing_pre)}
