"""Objects switched off and on by ``active``: a group, synapses, a monitor."""
cells = NeuronGroup(2, 'dv/dt = (1.3 + 0.4*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
target = NeuronGroup(2, 'dx/dt = -x/(5*ms) : 1', method='exact')
S = Synapses(cells, target, on_pre='x_post += 1')
S.connect()
trace, spikes = StateMonitor(target, 'x', record=True), SpikeMonitor(cells)
run(10*ms)
S.active = False
run(10*ms)
S.active = True
spikes.active = False
run(10*ms)
target.active = False
trace.active = False
run(10*ms)
results = {'x': array(trace.x), 't': trace.t/ms, 'spike_t': spikes.t/ms, 'after': array(target.x), 'v': array(cells.v)}
