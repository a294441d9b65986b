"""A regular statement switched off, and statements with conditions, times and names of their own."""
cells = NeuronGroup(3, '''x : 1
                          since : second''')
adding = cells.run_regularly('''change = 1.0*(i + 1)*int(t > 1*ms)
                                x += change''', dt=0.5*ms)
cells.run_regularly('since = t*int(x > 4) + since*int(x <= 4)')
trace = StateMonitor(cells, ['x', 'since'], record=True)
run(3*ms)
adding.active = False
run(2*ms)
results = {'x': array(trace.x), 'since': trace.since/ms}
