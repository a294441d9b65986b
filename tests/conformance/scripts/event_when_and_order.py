"""Events tested and their statements run at another point of the step than usual."""
cells = NeuronGroup(2, '''dv/dt = (1.5 + i - v)/(8*ms) : 1
                          seen : 1''', threshold='v > 1', reset='v = 0',
                    events={'reached': 'v > 0.98'}, method='exact')
cells.set_event_schedule('reached', when='after_resets')
cells.run_on_event('reached', 'seen += v', when='end')
events = EventMonitor(cells, 'reached', variables=['v'])
run(20*ms)
results = {'seen': array(cells.seen), 'spike_t': events.t/ms, 'i': array(events.i), 'v': array(events.v)}

# what happens in the last step of a run is forgotten before the first step of the next
def counted(when):
    G = NeuronGroup(3, '''dv/dt = 0.3/ms : 1
                          x : 1''', threshold='v > 0.5', reset='v = 0', events={'up': 'v > 0.05 + 0.023*i'}, method='euler')
    G.run_on_event('up', 'x += 1', when=when)
    S = Synapses(G, G, on_pre='x_post += 10')
    S.connect(j='i')
    S.pre.when = when
    spikes = SpikeMonitor(G, when=when)
    net = Network(G, S, spikes)
    for steps in (5, 1, 1, 12, 5):
        net.run(steps*0.1*ms)
    return concatenate([array(G.x), array(spikes.count)])
for when in ('start', 'before_groups', 'end', 'after_resets'):
    results['counted_' + when] = counted(when)
# except for spikes that are given
given = SpikeGeneratorGroup(3, [0, 1, 2], [0.1, 0.2, 0.5]*ms)
early, late = SpikeMonitor(given, when='start'), SpikeMonitor(given)
net = Network(given, early, late)
for k in range(7):
    net.run(0.1*ms)
results['spike_t_early'], results['spike_t_late'] = early.t/ms, late.t/ms
