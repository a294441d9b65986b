"""Names with an underscore are changed by plain numbers, also in place and by strings; counts of synapses are indexed like variables; subexpressions of synapses stand in conditions."""
G = NeuronGroup(4, '''v : volt
                      x : 1''')
results = {}
for k, change in enumerate(["G.v_ += 0.5", "G.v_ *= 2", "G.v_ -= [1, 2, 3, 4]", "G.v_ = '5 + i'", "G.v_[1:3] = 'i'",
                            "G.v_['i > 1'] = '7*x'", "G.v_ /= 2*mV", "G[1:3].v_ += 3", "G[1:3].v_ = 'i'"]):
    G.v, G.x = '(i + 1.5)*volt', 'i'
    exec(change)
    results[f'v{k}'] = array(G.v)
S = Synapses(G, G, '''before = x_pre : 1
                      after = x_post : 1
                      w : 1''')
S.connect('before <= after')
T = Synapses(G, G)
T.connect(j='k for k in sample(N_post, size=i + 2)', skip_if_invalid=True)
results.update(i=array(S.i), j=array(S.j), all=array(S.N_outgoing), some=S.N_outgoing[0, :], others=S.N_incoming[:, 1],
               chosen=S.N_incoming['i == 0'], sizes=array(T.N_outgoing_pre))
zeros_ = np.zeros(3)
results.update(sum=array(zeros_ + [1, 2, 3]*mV), larger=1 + 1*([1, -2, 3]*mV > zeros_), most=array(maximum(zeros_, [1, -2, 3]*mV)))
