"""What a group does in a step is an object for each thing, which a script gives another turn."""
def cells(**turns):
    G = NeuronGroup(3, '''dv/dt = (1.2 + 0.1*i - v)/(5*ms) : 1
                          total : 1
                          seen = v : 1 (constant over dt)''',
                    threshold='v > 1', reset='v = 0.1*total', method='exact', order=1)
    S = Synapses(G, G, '''w : 1
                          total_post = w*v_pre + 0.01*t/ms : 1 (summed)''', order=4)
    S.connect()
    S.w = '0.1 + 0.05*i'
    G.v = '0.8 + 0.15*i'
    for path, value in turns.items():
        part, _, attribute = path.rpartition('_')
        parts = {'thresholder': G.thresholder['spike'], 'resetter': G.resetter['spike'],
                 'updater': G.state_updater, 'once': G.subexpression_updater,
                 'sum': S.summed_updaters['total_post']}
        if attribute == 'dt':
            parts[part]._clock = Clock(dt=value)
        else:
            setattr(parts[part], attribute, value)
    M = StateMonitor(G, ['v', 'total', 'seen'], record=True)
    spikes = SpikeMonitor(G)
    net = Network(G, S, M, spikes)
    net.run(15*ms)
    order = [o.name.replace(G.name, 'G').replace(S.name, 'S') for o in net.sorted_objects]
    mine = [name for name in order if name.startswith(('G_', 'S_'))]
    return {'v': array(M.v), 'total': array(M.total), 'seen': array(M.seen),
            'i': array(spikes.i), 't': array(spikes.t + 1*ms), 'order': ' '.join(mine)}

results = {}
for name, turns in {
    'usual': {},
    'threshold_last': {'thresholder_when': 'end'},
    'reset_first': {'resetter_when': 'before_groups', 'resetter_order': -2},
    'update_last': {'updater_when': 'after_resets', 'once_when': 'end'},
    'sum_late': {'sum_when': 'end', 'sum_order': 3},
    'sum_seldom': {'sum_dt': 1*ms},
    'sum_between': {'sum_dt': 0.25*ms},
    'no_reset': {'resetter_active': False},
    'no_update': {'updater_active': False},
}.items():
    for key, value in cells(**turns).items():
        results[f'{name}_{key}'] = value
