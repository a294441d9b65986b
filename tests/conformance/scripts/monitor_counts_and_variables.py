"""Monitors that keep no times, but variables."""
G = NeuronGroup(3, '''dv/dt = rate : 1
                      rate : Hz''', threshold='v > 1', reset='v = 0', method='euler')
G.rate = [101, 0, 1001]*Hz
spikes = SpikeMonitor(G, variables='rate', record=False)
events = EventMonitor(G, 'spike', variables=['rate', 'v'], record=False)
run(10*ms)
results = {'rate': spikes.rate/Hz, 'count': array(spikes.count), 'v': array(events.v), 'n': array(events.num_events),
           'kept': array(sorted(spikes.get_states()))}
