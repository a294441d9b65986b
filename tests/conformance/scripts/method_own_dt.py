"""A group with a step of its own, by rk4 and exactly; monitors follow the group's step."""
cells = NeuronGroup(2, 'dv/dt = (1.5 + i - v**2)/(5*ms) : 1', method='rk4', dt=0.5*ms, threshold='v > 1',
                    reset='v = 0')
other = NeuronGroup(2, 'dv/dt = (1.5 + i - v)/(5*ms) : 1', method='exact', dt=0.2*ms)
a, b = StateMonitor(cells, 'v', record=True), StateMonitor(other, 'v', record=True)
spikes = SpikeMonitor(cells)
run(10*ms)
results = {'a': array(a.v), 'b': array(b.v), 'ta': a.t/ms, 'tb': b.t/ms, 'spike_t': spikes.t/ms}
