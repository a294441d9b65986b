"""``PoissonInput`` into part of a group, with weights as a quantity and as a string, beside a refractory period."""
certain = 1/defaultclock.dt
cells = NeuronGroup(4, '''dv/dt = -v/(4*ms) : volt (unless refractory)
                          dg/dt = -g/(2*ms) : 1
                          w : 1''', threshold='v > 3*mV', reset='v = 0*mV', refractory=1*ms, method='exact')
cells.w = '1 + i'
part = cells[1:3]
a = PoissonInput(part, 'v', 2, certain, weight=0.1*mV)
b = PoissonInput(cells, 'g', 3, certain, weight='0.5*w')
trace = StateMonitor(cells, ['v', 'g'], record=True)
spikes = SpikeMonitor(cells)
run(8*ms)
results = {'v': trace.v/mV, 'g': array(trace.g), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
