"""States put back: of a group, of synapses, of a network, without units, and into another group."""
cells = NeuronGroup(3, '''dv/dt = (1*mV - v)/tau : volt
                          tau : second
                          on : boolean''', method='exact', name='cells')
cells.v = 'i*mV'
cells.tau = 3*ms
cells.on = 'i == 1'
S = Synapses(cells, cells, 'w : 1', name='links')
S.connect(condition='i != j')
S.w = 'i + j'
net = Network(cells, S)
kept = net.get_states(read_only_variables=False)
only = cells.get_states(['v', 'tau'], units=False)
net.run(2*ms)
moved = array(cells.v)
S.w = 0
cells.on = False
net.set_states({'cells': kept['cells'], 'links': {'w': kept['links']['w']}})
back = array(cells.v)
twin = NeuronGroup(3, 'v : volt\ntau : second')
twin.set_states({name: values*2 for name, values in only.items()}, units=False)
results = {'moved': moved, 'back': back, 'w': array(S.w), 'on': array(cells.on), 'v': twin.v/mV, 'tau': twin.tau/ms}
