"""Names found where ``run`` is called: locals of a function hide the module's, also for later strings."""
tau, level = 50*ms, 9
def simulate(level):
    tau = 5*ms
    cells = NeuronGroup(2, 'dv/dt = (level + i - v)/tau : 1', method='exact')
    cells.v = 'level*0.1'
    trace = StateMonitor(cells, 'v', record=True)
    net = Network(cells, trace)
    net.run(5*ms)
    tau = 1*ms
    net.run(2*ms)
    cells.v['v > level'] = 'level'
    return array(trace.v), array(cells.v)
results = {}
for level_here in (1, 2):
    results[f'trace{level_here}'], results[f'v{level_here}'] = simulate(level_here)
