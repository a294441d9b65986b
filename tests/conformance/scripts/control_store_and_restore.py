"""Back to a stored state: values, time, spikes underway, what monitors hold."""
cells = NeuronGroup(3, 'dv/dt = (1.4 + 0.1*i - v)/(8*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w', delay=3*ms)
S.connect(condition='i != j')
S.w = 0.05
trace = StateMonitor(cells, 'v', record=True)
spikes = SpikeMonitor(cells)
run(11*ms)
store('middle')
run(10*ms)
first = array(trace.v)
restore('middle')
S.w = 0.2
run(10*ms)
results = {'first': first, 'second': array(trace.v), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i),
           't': trace.t/ms}
