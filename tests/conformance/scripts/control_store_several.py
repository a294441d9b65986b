"""Several stored states under names, restored in any order and more than once, with a network of its own."""
cells = NeuronGroup(2, 'dv/dt = (1.4 + 0.3*i - v)/(8*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(cells, cells, '''w : 1
                              dx/dt = -x/(9*ms) : 1 (event-driven)''', on_pre='x += 1; v_post += w*x; w *= 0.9', delay=1.5*ms)
S.connect(condition='i != j')
S.w = 0.1
trace, spikes = StateMonitor(cells, 'v', record=True), SpikeMonitor(cells)
net = Network(cells, S, trace, spikes)
net.store()
net.run(10*ms)
net.store('ten')
v_ten = array(cells.v)
net.run(10*ms)
net.store('twenty')
w_twenty = array(S.w)
net.restore('ten')
at_ten = net.t/ms
cells.v = 0.5
net.run(5*ms)
other = array(trace.v)
net.restore('twenty')
net.run(5*ms)
long, w_late = array(trace.v), array(S.w)
net.restore()
begin = array([net.t/ms + 1, len(trace.t), len(spikes.t), S.w[0]])
net.run(9*ms)
results = {'v_ten': v_ten, 'w_twenty': w_twenty, 'at_ten': at_ten, 'other': other, 'long': long, 'w_late': w_late, 'begin': begin,
           'again': array(trace.v), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
