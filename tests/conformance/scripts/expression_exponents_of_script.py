"""Values with units are raised to powers that the script, or a namespace, names."""
n, m, half = 2, 3.0, array(0.5)
cells = NeuronGroup(3, '''dv/dt = (k*(u + w)**n - v)/(5*ms) : volt
                          rest = u**(n + 1)/volt**m : 1
                          inverse = u**-h*volt**h : 1
                          root = sqrt(w**n) + (u*volt)**half : volt
                          u : volt
                          w : volt''', method='euler', namespace={'k': 2/volt, 'h': 1.5})
cells.u = '(i + 1)*volt'
cells.w = 'u**n/volt'
M = StateMonitor(cells, ['v', 'root', 'inverse', 'rest'], record=True)
S = Synapses(cells, cells, 'x : 1', on_pre='')
S.connect(j='i')
S.x = 'u_pre**m/volt**m'
run(2*ms)
results = {'v': M.v/volt, 'root': M.root/volt, 'inverse': M.inverse, 'rest': M.rest, 'x': S.x[:]}
