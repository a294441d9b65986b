"""A state restored together with its random numbers gives the same run again; without, another."""
cells = NeuronGroup(5, 'dv/dt = -v/(8*ms) : 1', threshold='v > 1', reset='v = rand()', method='exact')
cells.run_regularly('v += 0.2*rand()', dt=1*ms)
store()
runs = []
for again in [False, True, True, False]:
    restore(restore_random_state=again)
    run(10*ms)
    runs.append(array(cells.v))
results = {'same': array([allclose(a, b) for a in runs for b in runs])}
