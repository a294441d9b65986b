"""Delays of pathways as strings, in which there are names of the script, and of a function."""
speed = 0.5*meter/second
G = NeuronGroup(3, '''dv/dt = (1.5 - v)/(5*ms) : 1
                      x : meter''', threshold='v > 1', reset='v = 0')
G.x = 'i**2*mm'


def connected(offset):
    S = Synapses(G, G, 'w : 1', on_pre={'first': 'w += 1', 'second': 'w *= 2'}, on_post='w -= 0.3')
    S.connect()
    S.first.delay = 'abs(x_pre - x_post)/speed'
    S.second.delay = '(i + 1)*offset'
    S.post.delay = 'offset + abs(x_pre - x_post)/speed'
    S.post.delay['j == 1'] = '2*offset'
    return S


S = connected(0.7*ms)
S.second.delay['i == j'] = '1*mm/speed'
net = Network(G, S)
net.run(30*ms)
results = {'w': S.w[:], 'first': S.first.delay/ms, 'second': S.second.delay/ms, 'post': S.post.delay/ms}
