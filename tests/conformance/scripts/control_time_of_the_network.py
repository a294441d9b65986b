"""The time and the number of steps of a network, a group and a clock, over several runs."""
cells = NeuronGroup(1, 'dv/dt = -v/(5*ms) : 1', method='exact')
net = Network(cells)
times = []
for length in [1, 0.55, 0.05, 2.34]:
    net.run(length*ms)
    times.append([net.t/ms, float(net.t_), cells.t/ms, defaultclock.t/ms, float(defaultclock.timestep[:]), cells.dt/ms])
results = {'times': array(times)}
