"""What a state monitor records when it is told to, between runs."""
drive = 2
G = NeuronGroup(3, '''dv/dt = (drive - v)/(10*ms) : 1
                      u = v**2 + drive : 1
                      level : integer
                      all_of_them : volt (shared)''')
G.level = 'i'
G.all_of_them = 3*mV
M = StateMonitor(G, ['v', 'u', 'level'], record=[0, 2], dt=1*ms)
every = StateMonitor(G, ['v', 'all_of_them'], record=True)
run(3*ms)
M.record_single_timestep()
every.record_single_timestep()
after_one = M.v[:].copy()
every.active = False
G.v[2] = -1
run(2*ms)
every.record_single_timestep()
M.record_single_timestep()
results = {'t': M.t/ms, 'v': M.v[:], 'u': M.u[:], 'level': M.level[:], 'after one': after_one, 'each': M[2].v,
           'steps': every.t/ms, 'all': every.all_of_them/mV, 'every v': every.v[:]}
