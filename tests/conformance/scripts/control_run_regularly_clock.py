"""What ``t``, ``dt`` and ``t_in_timesteps`` are in a statement with a step of its own: those of the group."""
cells = NeuronGroup(1, '''n : integer
                          time : second
                          step : second''', dt=0.2*ms)
cells.run_regularly('''n = t_in_timesteps
                       time = t
                       step = dt''', dt=1*ms)
trace = StateMonitor(cells, ['n', 'time', 'step'], record=0)
run(5*ms)
results = {'n': array(trace.n), 'time': trace.time/ms, 'step': trace.step/ms}
