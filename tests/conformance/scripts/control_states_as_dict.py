"""``get_states`` and ``set_states`` with and without units."""
cells = NeuronGroup(3, '''dv/dt = (1*mV - v)/tau : volt
                          tau : second''', method='exact')
cells.v = [1, 2, 3]*mV
cells.tau = 5*ms
states = cells.get_states(['v', 'tau'])
run(5*ms)
moved = cells.get_states(['v'], units=False)['v'].copy()
cells.set_states({'v': [4, 5, 6]*mV, 'tau': [1, 2, 3]*ms})
results = {'v': array(states['v']), 'moved': moved, 'after': cells.v/mV, 'tau': cells.tau/ms}
