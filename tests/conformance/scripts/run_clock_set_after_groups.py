"""The time step changed after the groups were made, and between runs."""
cells = NeuronGroup(2, 'dv/dt = (1.4 + i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='euler',
                    refractory=1*ms)
S = Synapses(cells, cells, on_pre='v_post += 0.05', delay=1*ms)
S.connect(condition='i != j')
trace = StateMonitor(cells, 'v', record=True)
spikes = SpikeMonitor(cells)
defaultclock.dt = 0.2*ms
run(20*ms)
results = {'t': trace.t/ms, 'v': array(trace.v), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
