"""A run that reports to a function of the script: it is told at the start and at the end."""
told = []
def report(elapsed, completed, start, duration):
    told.append([completed, start/ms, duration/ms])
cells = NeuronGroup(1, 'dv/dt = -v/(5*ms) : 1', method='exact')
cells.v = 1
run(5*ms, report=report, report_period=1000*second)
run(3*ms, report=report, report_period=1000*second)
results = {'told': array([told[0], told[-1]]), 'v': array(cells.v)}
