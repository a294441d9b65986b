"""The order of pathways that meet in a step: as named, and as ``order`` says."""
source = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*ms', refractory=2*ms)
def weights(**orders):
    S = Synapses(source, source, 'w : 1', on_pre={'b': 'w = w*2', 'a': 'w = w + 1', 'c': 'w = w**2/10'},
                 on_post={'z': 'w = w - 0.5', 'y': 'w = w*1.1'})
    S.connect()
    S.w = 1
    for name, order in orders.items():
        getattr(S, name).order = order
    trace = StateMonitor(S, 'w', record=True)
    Network(source, S, trace).run(8*ms)
    return array(trace.w)

results = {'plain': weights()}
source2 = source = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*ms', refractory=2*ms)
results['ordered'] = weights(a=-1, b=3, c=2)
source = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*ms', refractory=2*ms)
results['post_first'] = weights(z=-3, y=-2, c=-2)
