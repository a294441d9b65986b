"""Python functions that run within the simulation, with and without the time, at their own pace."""
cells = NeuronGroup(2, 'dv/dt = -v/(10*ms) : 1', method='exact')
calls = []

@network_operation(dt=2*ms)
def kick(t):
    cells.v = cells.v + 1
    calls.append(t/ms)

@network_operation
def hold():
    cells.v[1] = 0.5

trace = StateMonitor(cells, 'v', record=True, when='end')
run(10*ms)
results = {'v': array(trace.v), 'calls': array(calls)}
