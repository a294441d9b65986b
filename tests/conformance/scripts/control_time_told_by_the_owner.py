"""Statements that another clock carries out are told the time, and ``dt``, of their owner's clock."""
def told(own, other):
    source = NeuronGroup(2, 'v : 1', threshold='t > (0.4 + i)*ms and t < (3 + i)*ms', refractory=1*ms, dt=other)
    target = NeuronGroup(2, '''v : 1
                               twice = 2*t/ms : 1''', dt=own)
    S = Synapses(source, target, '''w : 1
                                    tick : integer
                                    da/dt = -a/(9*ms) : 1 (event-driven)
                                    db/dt = (0.4 - b)/(5*ms) : 1 (event-driven)''',
                 on_pre='''w += t/ms + 100*dt/ms
                           tick += t_in_timesteps
                           a += 0.1
                           b += 0.2''', dt=own)
    S.connect()
    regular = S.run_regularly('w += 0.001*t/ms; tick += t_in_timesteps', dt=other, when='end')
    mine = target.run_regularly('v += t/ms*dt/ms', dt=0.7*ms)
    M = StateMonitor(target, 'twice', record=True, dt=other)
    net = Network(source, target, S, M)
    net.run(7*ms)
    return concatenate([array(S.w), array(S.tick), array(S.a), array(S.b), array(target.v), array(M.twice).ravel()])

results = {f'{k}': told(own*ms, other*ms) for k, (own, other) in enumerate(
    [(0.1, 0.1), (0.2, 0.5), (0.1, 0.05), (0.25, 0.1), (0.3, 0.2), (0.1, 0.5), (1, 0.1)])}
