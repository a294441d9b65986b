"""Boolean and integer variables in resets, in conditions, in arithmetic and as recorded."""
cells = NeuronGroup(4, '''dv/dt = (1.2 + 0.3*i - v)/tau : 1
                          tau = 4*ms*(1 + int(tired)) : second
                          tired : boolean
                          n : integer
                          even = n % 2 == 0 : boolean''', threshold='v > 1',
                    reset='''v = 0
                             n += 1 + int(even)
                             tired = n > 3''', method='euler')
cells.n = [0, 1, -2, 2]
cells.tired = [False, True, False, False]
trace = StateMonitor(cells, ['v', 'tired', 'n', 'even'], record=True)
run(40*ms)
results = {'v': array(trace.v), 'tired': array(trace.tired), 'n': array(trace.n), 'even': array(trace.even),
           'half': array(cells.n)//2, 'kinds': array([cells.n[:].dtype.kind, cells.tired[:].dtype.kind])}
