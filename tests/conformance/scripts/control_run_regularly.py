"""Statements at regular times, before and after the equations of the step."""
cells = NeuronGroup(3, '''dv/dt = -v/(10*ms) : 1
                          step : 1''', method='exact')
cells.run_regularly('v += 1 + i', dt=3*ms)
cells.run_regularly('''change = 0.01*(i + 1)
                       step += change + t/second''', when='end')
trace = StateMonitor(cells, ['v', 'step'], record=True)
run(20*ms)
results = {'v': array(trace.v), 'step': array(trace.step)}
