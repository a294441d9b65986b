"""All values of a variable at once are no copy: they change with it, and it with them."""
G = NeuronGroup(4, '''dv/dt = (u/volt - v)/ms : 1
                      u : volt
                      n : integer
                      on : boolean''', threshold='v > 100', reset='v = 0', method='euler')
G.u = '(i + 1)*volt'
v, bare, u, some, copied = G.v[:], G.v_[:], G.u[:], G.v[1:3], array(G.v)
run(0.3*ms)
results = {'v': array(v), 'some': 1 + some, 'copied': 1 + copied}
v[2], bare[1], some[0], copied[0] = 77, 66, 55, 44
u[1] = 3*mV
G.u[:][G.u > 2.5*volt] = 7*mV
G.n[:][1] = 5
G.on[:][G.n == 5] = True
run(0.2*ms)
results.update(after=array(v), bare=array(bare), u=array(G.u), n=array(G.n), on=array(G.on))
S = Synapses(G, G, '''w : 1
                      tau : second''', on_pre='v_post += w')
S.connect(j='i')
w = S.w[:]
w[1] = 4
S.tau[:][S.tau < 1*ms] = 2*ms
S.delay[:][S.i > 1] = 3*ms
results.update(w=array(S.w), tau=array(S.tau), delay=array(S.delay))
