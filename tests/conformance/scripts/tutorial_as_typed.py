"""Scripts as they are typed: groups in dicts and loops, quantities from linspace, a semicolon, theory beside it."""
groups = {}
for k, tau in enumerate(linspace(2*ms, 10*ms, 3)):
    groups[k] = NeuronGroup(2, 'dv/dt = (1 + i - v)/tau : 1', method='exact', namespace={'tau': tau}); groups[k].v = k*0.1
monitors = {k: StateMonitor(group, 'v', record=True) for k, group in groups.items()}
net = Network(groups, monitors)
net.run(5*ms)
t = arange(int(5*ms/defaultclock.dt))*defaultclock.dt
results = {'v': array([array(m.v) for m in monitors.values()]), 't': t/ms, 'theory': 1 - exp(-t/(2*ms)),
           'same': allclose(t/ms, monitors[0].t/ms)}
