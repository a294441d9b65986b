"""A summed variable: the current through electrical synapses between neighbours."""
cells = NeuronGroup(6, '''dv/dt = (drive - v + gap)/(10*ms) : 1
                          gap : 1
                          drive : 1''', threshold='v > 1', reset='v = 0', method='euler')
cells.drive = '0.9 + 0.2*i'
cells.v = '0.1*i'
S = Synapses(cells, cells, '''w : 1
                              gap_post = w*(v_pre - v_post) : 1 (summed)''')
S.connect(condition='abs(i - j) == 1')
S.w = '0.1 + 0.02*(i + j)'
trace = StateMonitor(cells, ['v', 'gap'], record=True)
spikes = SpikeMonitor(cells)
run(60*ms)
results = {'v': array(trace.v), 'gap': array(trace.gap), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
