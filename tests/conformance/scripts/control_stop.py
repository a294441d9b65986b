"""A run that is stopped from within."""
cells = NeuronGroup(1, 'dv/dt = 1/(10*ms) : 1', method='euler')

@network_operation(when='end')
def enough():
    if cells.v[0] > 0.5:
        stop()

trace = StateMonitor(cells, 'v', record=0)
run(50*ms)
results = {'v': array(trace.v), 'now': defaultclock.t/ms}
