"""``timestep`` of times between steps, below zero, of a coarse step, and in conditions."""
cells = NeuronGroup(12, '''moment : second
                           n : integer
                           due : boolean''')
cells.moment = '(i - 3)*0.27*ms'
cells.n = 'timestep(moment, dt)'
first = array(cells.n)
cells.n = 'timestep(moment, 0.5*ms)'
second_ = array(cells.n)
cells.n = 'timestep(moment + 1e-9*ms, 0.09*ms) - timestep(moment, 0.09*ms)'
defaultclock.dt = 0.25*ms
group = NeuronGroup(4, '''n : integer
                          m : integer''')
group.run_regularly('''n = timestep(t + i*0.1*ms, dt)
                       m = t_in_timesteps''')
trace = StateMonitor(group, ['n', 'm'], record=True, when='end')
run(3*ms)
results = {'first': first, 'second': second_, 'third': array(cells.n), 'n': array(trace.n), 'm': array(trace.m)}
