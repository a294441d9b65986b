"""Views and groups asked for what they are: names, indices, states by name, other namespaces, ends of parts."""
cells = NeuronGroup(5, '''v : volt
                          count : 1
                          values : 1
                          event : integer''', threshold='v > 2.5*mV', reset='v = 0*mV; count += 1; values = 2*count')
cells.v = 'i*mV'
S = Synapses(cells, cells[1:4], 'w : 1', on_pre='w += 1', multisynaptic_index='copy')
S.connect(condition='i != j', n=2)
S.w = '10*i + j + 0.1*copy'
limit = 20
S.w.set_item('w > limit', '-w + shift', namespace={'limit': 30, 'shift': 5})
cells.namespace['scale'] = 3
cells.values = 'scale*i'
part = cells[1:4]
trace = StateMonitor(cells, ['count', 'values', 'event'], record=True)
some = StateMonitor(S, 'w', record=S.indices['copy == 1'])
run(1*ms)
results = {'w': S.w.get_item('w > limit'), 'chosen': S.w.get_item('w > limit', namespace={'limit': 0}), 'one': S.w.get_item(3),
           'all': S.indices[:], 'by_condition': S.indices['w > limit'], 'by_ends': S.indices[:, 1], 'few': S.indices[3, 0],
           'names': array([S.w.name, S.delay.name, cells.v.name, S.multisynaptic_index]), 'v': array(cells.state('v')),
           'v_': array(cells.state('v', use_units=False)), 'group': array([S.w.group.name == S.name, part.source.name == cells.name]),
           'ends': array([cells.start, cells.stop, part.start, part.stop, S.pre.source.N, S.pre.target.N]), 'when': array(S.pre.when),
           'count': array(trace.count), 'values': array(trace.values), 'event': array(trace.event), 'some': array(some.w),
           'recorded': trace.n_indices}
whole = NeuronGroup(10, 'v : 1')
some = whole[4:9]
whole.v[some] = 3
whole.v[some] = '2*v + i'
results.update(whole=array(whole.v), some=array(whole.v[some]))
