"""Inputs that fire at another place of the time step than the threshold of neurons; spikes on time or late."""
given = SpikeGeneratorGroup(2, [0, 1, 0], [1, 2, 3]*ms, when='end', order=2, sorted=False)
certain = PoissonGroup(2, 1/defaultclock.dt, when='start', order=-1)
usual = PoissonGroup(2, 1/defaultclock.dt, defaultclock.dt)
cells = NeuronGroup(3, '''x : 1
                          y : 1
                          z : 1''')
to_x = Synapses(given, cells, on_pre='x_post += 1 + t/ms')
to_y = Synapses(certain, cells, on_pre='y_post += 1')
to_z = Synapses(usual, cells, on_pre='z_post += 1')
for contacts in (to_x, to_y, to_z):
    contacts.connect()
early, late = SpikeMonitor(certain), SpikeMonitor(given)
traces = StateMonitor(cells, ['x', 'y', 'z'], record=True)
run(4*ms)
results = {'x': array(traces.x), 'y': array(traces.y), 'z': array(traces.z), 'spike_t': array(late.t),
           'spike_i': array(late.i), 'early': early.count[0]}
