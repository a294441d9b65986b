"""A monitor that records at another point of the step sees the reset, or what comes before it."""
cells = NeuronGroup(2, 'dv/dt = (1.5 + i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(cells, cells, on_pre='v_post += 0.1')
S.connect(condition='i != j')
monitors = {when: StateMonitor(cells, 'v', record=True, when=when)
            for when in ['start', 'groups', 'after_groups', 'thresholds', 'before_synapses', 'after_synapses',
                         'after_resets', 'end']}
net = Network(cells, S, *monitors.values())
net.run(20*ms)
results = {when: array(monitor.v) for when, monitor in monitors.items()}
