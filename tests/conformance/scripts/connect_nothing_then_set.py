"""Synapses of which `connect` made none: their variables can be set all the same."""
import warnings
warnings.simplefilter('ignore')
G = NeuronGroup(3, 'v : 1', threshold='v > 1', reset='v = 0')
S = Synapses(G, G, 'w : 1', on_pre='v_post += w')
S.connect('i > 5')
S.w = 2
S.w = 'i + rand()'
S.w['i < j'] = 3
S.delay = 1*ms
S.pre.delay = 'i*ms'
M = StateMonitor(S, 'w', record=True)
G.v = 2
run(2*ms)
results = {'w': append(S.w[:], -1), 'steps': shape(M.w), 'v': append(G.v[:], -1)}
S.connect(i=0, j=2)
results['made'] = append(S.w[:], -1)
