"""Names from a dict: of the group, and of the run, which hide those of the script."""
tau = 100*ms
level = 3
own = NeuronGroup(2, 'dv/dt = (level - v)/tau : 1', namespace={'tau': 5*ms, 'level': 1}, method='exact')
a = StateMonitor(own, 'v', record=True)
Network(own, a).run(10*ms)
other = NeuronGroup(2, 'dv/dt = (level - v)/tau : 1', method='exact')
b = StateMonitor(other, 'v', record=True)
Network(other, b).run(10*ms, namespace={'tau': 2*ms, 'level': 2})
results = {'own': array(a.v), 'run': array(b.v)}
