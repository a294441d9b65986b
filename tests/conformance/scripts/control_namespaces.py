"""Which name counts: a variable, the object's own names, those of the run, those of the script around."""
tau, level, gain = 50*ms, 9, 7
own = {'tau': 5*ms, 'level': 1}
cells = NeuronGroup(2, 'dv/dt = (level*gain - v)/tau : 1\ngain : 1', threshold='v > limit', reset='v = back', namespace={**own, 'limit': 0.9, 'back': 0.1},
                    method='exact')
cells.gain = '1.5 + i*level'
other = NeuronGroup(2, 'dv/dt = (level*gain - v)/tau : 1', method='euler')
S = Synapses(cells, other, 'w : 1', on_pre='v_post += w*push', namespace={'push': 0.25})
S.connect()
S.w = '1 + level'
a, b = StateMonitor(cells, 'v', record=True), StateMonitor(other, 'v', record=True)
net = Network(cells, other, S, a, b)
def somewhere_else():
    level = 100
    net.run(10*ms, namespace={'tau': 4*ms, 'level': 2, 'gain': 3})
somewhere_else()
results = {'a': array(a.v), 'b': array(b.v), 'gain': array(cells.gain), 'w': array(S.w), 'own': sorted(cells.namespace)}
