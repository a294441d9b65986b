"""Operations in every slot and between slots, with orders: which comes when, and what each sees of a spike."""
cells = NeuronGroup(1, 'dv/dt = 1/(0.35*ms) : 1', threshold='v > 1', reset='v = 0', method='euler')
S = Synapses(cells, cells, on_pre='v_post += 0.125')
S.connect()
seen = []
def watcher(name):
    return lambda: seen.append([name, float(cells.v[0])])
slots = ['start', 'groups', 'thresholds', 'synapses', 'resets', 'end']
places = [(slot, order) for slot in slots for order in (-1, 1)] + [(f'{side}_{slot}', 0) for slot in slots for side in ('before', 'after')]
operations = [NetworkOperation(watcher(number), when=when, order=order) for number, (when, order) in enumerate(places)]
net = Network(cells, S, operations)
net.run(0.8*ms)
results = {'seen': array(seen)}
