"""Recording synapses: all, chosen by number, and chosen by their pair."""
source = NeuronGroup(3, 'v : 1', threshold='t > (1 + i)*ms', refractory=3*ms)
target = NeuronGroup(3, 'x : 1')
S = Synapses(source, target, 'w : 1', on_pre='w = w*1.5 + 0.1*j')
S.connect(condition='i != j')
S.w = '1 + i'
everything = StateMonitor(S, 'w', record=True)
chosen = StateMonitor(S, 'w', record=[4, 0])
pair = StateMonitor(S, 'w', record=S[2, 1])
run(12*ms)
results = {'all': array(everything.w), 'chosen': array(chosen.w), 'pair': array(pair.w)}
