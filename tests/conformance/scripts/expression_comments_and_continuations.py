"""Comments, blank lines, a broken line and free spacing in model strings."""
cells = NeuronGroup(2, '''
    # the membrane
    dv/dt = (drive
             - v)/tau : 1   # relaxes

    tau   :   second
    drive:1
    ''', threshold='v>1', reset='''
    v = 0   # back
    drive *= 0.9
    ''', method='euler')
cells.tau = [4, 8]*ms
cells.drive = 2
trace = StateMonitor(cells, ['v', 'drive'], record=True)
run(20*ms)
results = {'v': array(trace.v), 'drive': array(trace.drive)}
