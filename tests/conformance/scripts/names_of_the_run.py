"""``i``, ``N``, ``t``, ``dt``, ``t_in_timesteps``, ``lastspike`` and ``not_refractory`` in equations,
thresholds, resets, refractoriness and assignments."""
cells = NeuronGroup(4, '''dv/dt = (1.5 + i/N - v)/(5*ms) : 1
                          rest = int(not_refractory) : 1
                          wait = t - lastspike : second
                          n : integer
                          s : second''', threshold='v > 1 + 0.1*(t_in_timesteps % 2)',
                    reset='''v = 0.1*i/N
                             n = t_in_timesteps
                             s = t - lastspike + dt''', refractory='1*ms + i*dt', method='euler')
cells.v = '(i + 1.0)/N'
cells.s = 't + 3*dt*i'
trace = StateMonitor(cells, ['v', 'n', 'rest', 's'], record=True)
run(15*ms)
results = {'v': array(trace.v), 'n': array(trace.n), 'rest': array(trace.rest), 's': trace.s/ms,
           'wait': cells.wait/ms, 'last': cells.lastspike/ms, 'free': array(cells.not_refractory),
           'N': cells.N, 't': cells.t/ms, 'dt': cells.dt/ms, 'step': array(cells.t_in_timesteps)}
