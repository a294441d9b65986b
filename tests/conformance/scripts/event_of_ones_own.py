"""A custom event with statements, recorded with variables; it has no refractory period, spikes have."""
cells = NeuronGroup(3, '''dv/dt = (1.5 + 0.5*i - v)/(8*ms) : 1
                          n : 1''', threshold='v > 1', reset='v = 0', refractory=2*ms,
                    events={'half': 'v > 0.5 and v <= 0.55', 'odd': 't_in_timesteps % 20 == 1'}, method='exact')
cells.run_on_event('half', 'n += 1')
cells.run_on_event('odd', '''v += 0.01
                             n += 0.1''')
half = EventMonitor(cells, 'half', variables=['v', 'n'])
odd = EventMonitor(cells, 'odd')
spikes = SpikeMonitor(cells, variables='n')
run(20*ms)
results = {'spike_t_half': half.t/ms, 'half_i': array(half.i), 'half_v': array(half.v), 'half_n': array(half.n),
           'spike_t_odd': odd.t/ms, 'odd_i': array(odd.i), 'spike_t': spikes.t/ms, 'n': array(spikes.n),
           'count': array(half.count), 'number': odd.num_events, 'spikes': spikes.num_spikes}
