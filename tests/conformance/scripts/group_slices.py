"""Parts of a group as source, as target, and as what is recorded; indices count from the part."""
cells = NeuronGroup(10, '''dv/dt = (drive - v)/(7*ms) : 1
                           drive : 1''', threshold='v > 1', reset='v = 0', method='exact')
front, back = cells[:4], cells[4:]
front.drive = '1.2 + 0.3*i'
back.drive = '0.1*i'
S = Synapses(front, back, 'w : 1', on_pre='v_post += w')
S.connect(condition='i <= j')
S.w = '0.2 + 0.05*j'
T = Synapses(back[2:4], cells[8:9], on_pre='v_post += 0.1')
T.connect()
trace = StateMonitor(back, 'v', record=[1, 5])
spikes, part = SpikeMonitor(cells), SpikeMonitor(back)
run(50*ms)
results = {'v': array(trace.v), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i),
           'spike_t_part': part.t/ms, 'spike_i_part': array(part.i), 'i': array(S.i), 'j': array(S.j),
           'drive': array(cells.drive), 'k': array(back.i)}
