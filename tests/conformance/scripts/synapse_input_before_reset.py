"""Input in the step of the target's own spike is lost in a reset to a value, kept in a difference."""
driver = NeuronGroup(1, 'dv/dt = 1/(0.8765*ms) : 1', threshold='v >= 1', reset='v -= 1', method='euler')
cells = NeuronGroup(2, '''dv/dt = -v/(50*ms) : 1
                          back_to_zero : 1''',
                    threshold='v > 1', reset='v = (1 - back_to_zero)*(v - 1)', method='exact')
cells.back_to_zero = [1, 0]
S = Synapses(driver, cells, on_pre='v_post += 0.23')
S.connect()
loop = Synapses(cells, cells, on_pre='v_post += 0.4')
loop.connect(condition='i == j')
trace = StateMonitor(cells, 'v', record=True)
spikes = SpikeMonitor(cells)
run(40*ms)
results = {'v': array(trace.v), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
