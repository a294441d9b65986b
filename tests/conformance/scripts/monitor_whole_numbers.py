"""Whole numbers have 32 bits, in groups, in synapses and in what was recorded of them."""
cells = NeuronGroup(3, '''dv/dt = 1.5/ms : 1
                          k : integer
                          shared_one : integer (shared)
                          twice = 2*k : integer''', threshold='v > 1', reset='v = 0; k += 1', method='euler')
cells.k = [2147483645, 3, -3]
S = Synapses(cells, cells, 'n : integer', on_pre='n += 1')
S.connect(condition='i != j')
spikes = SpikeMonitor(cells, ['k', 'twice'])
trace = StateMonitor(cells, ['k', 'twice'], record=[1, 2])
run(5*ms)
values = {'k': cells.k[:], 'shared': cells.shared_one[:], 'n': S.n[:], 'i': S.i[:], 'out': S.N_outgoing[:],
          'in': S.N_incoming[:], 'who': spikes.i[:], 'count': spikes.count[:], 'then': spikes.k[:], 'row': trace.k,
          'one': trace[1].k, 'of_state': spikes.get_states()['i'], 'of_group': cells.get_states()['k'],
          'product': spikes.i*1000000000, 'values': spikes.values('k')[1], 'twice': trace.twice}
results = {**values, 'kinds': array([str(x.dtype) for x in values.values()])}
