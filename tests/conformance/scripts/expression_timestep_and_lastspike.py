"""``timestep``, ``t_in_timesteps``, ``dt`` and ``lastspike`` as parts of expressions."""
cells = NeuronGroup(3, '''dv/dt = (1.3 + 0.3*i - v)/(6*ms) : 1
                          age = timestep(t - lastspike, dt) : integer
                          number = t_in_timesteps : integer
                          size = dt/ms : 1''', threshold='v > 1', reset='v = 0', refractory=1*ms, method='euler')
trace = StateMonitor(cells, ['age', 'number', 'size'], record=True)
run(20*ms)
results = {'age': array(trace.age), 'number': array(trace.number), 'size': array(trace.size)}
