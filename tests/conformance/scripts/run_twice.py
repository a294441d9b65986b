"""Two runs one after the other go on in time, with spikes still on their way."""
cells = NeuronGroup(2, '''dv/dt = (drive - v)/(10*ms) : 1
                          drive : 1''', threshold='v > 1', reset='v = 0', refractory=2*ms,
                    method='exact')
cells.drive = [1.7, 0]
S = Synapses(cells, cells, on_pre='v_post += 0.3', delay=6*ms)
S.connect(i=0, j=1)
trace = StateMonitor(cells, 'v', record=True)
spikes = SpikeMonitor(cells)
run(23.4*ms)
halfway = array(cells.v)
run(31.7*ms)
results = {'v': array(trace.v), 't': trace.t/ms, 'spike_t': spikes.t/ms,
           'spike_i': array(spikes.i), 'halfway': halfway, 'now': defaultclock.t/ms}
