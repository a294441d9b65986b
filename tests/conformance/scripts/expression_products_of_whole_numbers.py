"""Positions and delays that fall on an edge: the order in which constants are multiplied decides."""
k, step = 3, 0.15
G = NeuronGroup(40, '''x : meter
                       n : integer
                       a : 1
                       b : 1''', threshold='t < dt')
G.x = 'i*50*um'
G.n = 'i + 1'
G.a = '0.1*i*3*n'
G.b = 'i*k*0.1'
H = NeuronGroup(40, '''x : meter
                       at : second''')
H.x = '60*um*i'
S = Synapses(G, H, on_pre='at_post = t')
S.connect('sqrt((x_pre - x_post)**2) < 250*um')
pairs = [S.i[:].copy(), S.j[:].copy()]
D = Synapses(G, H, on_pre='at_post = t')
D.connect(j='i')
D.delay = 'i*3*0.05*ms'
late = Synapses(G, H, on_pre='at_post += 0*ms')
late.connect(j='i')
late.delay = 'n_pre*step*ms'
run(7*ms)
results = {'pairs': pairs, 'x': G.x/um, 'a': G.a[:], 'b': G.b[:], 'tenths': G.b[:] == array(G.i)*3*0.1, 'at': H.at/ms,
           'products': (G.a[:] == 0.1*3*(array(G.i)*array(G.n))).astype(int)}
