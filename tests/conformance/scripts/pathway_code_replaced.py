"""What spikes do is replaced between runs; traces relax and count on as before."""
early = SpikeGeneratorGroup(2, [0, 1, 0, 1, 0, 1], array([1, 3, 12, 14, 23, 25])*ms)
late = SpikeGeneratorGroup(2, [1, 0, 1, 0, 1, 0], array([2, 4, 13, 15.5, 24, 26.5])*ms)
S = Synapses(early, late, '''w : 1
                             da/dt = -a/(8*ms) : 1 (event-driven)
                             db/dt = -b/(5*ms) : 1 (event-driven)''',
             on_pre='''a += 0.1
                       w += b''', on_post='''b -= 0.2
                                            w += a''')
S.connect()
S.w = 1
net = Network(early, late, S)
stages = []
for change in ('', 'pre', 'post'):
    if change == 'pre':
        S.pre.code = 'w *= gain'
        gain = 1.5
    if change == 'post':
        S.post.code = ''
    net.run(11*ms)
    stages.append(array([S.w[:], S.a[:], S.b[:], S.lastupdate/ms]))
results = {f'after {k}': stage for k, stage in enumerate(stages)}
results['pre'] = S.pre.code.count('gain')
