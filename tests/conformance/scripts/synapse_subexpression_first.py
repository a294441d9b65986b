"""On a spike, subexpressions are what they were before the statements, and before any decay."""
source = SpikeGeneratorGroup(2, [0, 1, 0, 0], [1, 2, 3, 4]*ms)
target = SpikeGeneratorGroup(2, [0, 1, 1], [2.5, 2.5, 3.5]*ms)
S = Synapses(source, target, '''w : 1
                                n : 1
                                seen : 1
                                latest : second
                                da/dt = -a/(2*ms) : 1 (event-driven)
                                room = 1 - w : 1
                                twice = 2*room : 1
                                late = int(latest > 2*ms) : 1
                                trace = 1 + a : 1''',
             on_pre='''latest = t
                       w += 0.1*trace*room
                       n = n + late
                       a += 1
                       w += 0.1*trace*twice''',
             on_post='''a += 0.5
                        w = w*trace/4
                        seen = trace''')
S.connect()
S.w = '0.1*(1 + i + j)'
kept = StateMonitor(S, ['w', 'n'], record=True)
run(5*ms)
results = {'w': array(kept.w), 'n': array(kept.n), 'a': array(S.a), 'seen': array(S.seen)}
