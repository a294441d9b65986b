"""Objects kept in a list and given to a network."""
groups = [NeuronGroup(1, 'dv/dt = (1.3 - v)/tau : 1', threshold='v > 1', reset='v = 0',
                      method='exact', namespace={'tau': (4 + 3*k)*ms}) for k in range(3)]
monitors = [SpikeMonitor(group) for group in groups]
net = Network(groups, monitors)
net.run(50*ms)
results = {f'spike_t_{k}': monitor.t/ms for k, monitor in enumerate(monitors)}
