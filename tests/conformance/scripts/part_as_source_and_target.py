"""Parts as source and target: on_pre and on_post, delays, weights by string, two objects on overlapping parts."""
cells = NeuronGroup(8, 'dv/dt = (1.2 + 0.1*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
left, right = cells[:5], cells[3:]
S = Synapses(left, right, 'w : 1', on_pre='v_post += w', on_post='w += 0.01')
S.connect(condition='i != j')
S.w = '0.01*(i + 2*j)'
S.delay = '(i + j)*0.3*ms'
T = Synapses(right, left, 'w : 1', on_pre='v_post -= w*v_pre + 0.01', delay=1*ms)
T.connect(i=[0, 4, 2], j=[4, 0, 1])
T.w = 0.02
trace = StateMonitor(cells, 'v', record=True)
weights = StateMonitor(S, 'w', record=S[1, :])
spikes = SpikeMonitor(cells)
run(25*ms)
results = {'v': array(trace.v), 'w': array(weights.w), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i),
           'S_w': array(S.w), 'v_pre': array(T.v_pre), 'v_post': array(T.v_post)}
