"""States of groups, synapses, monitors and networks as dicts: some, all, with and without units, read-only ones too."""
cells = NeuronGroup(3, '''dv/dt = (1*mV - v)/tau : volt
                          tau : second
                          twice = 2*v : volt
                          n : integer
                          s : 1 (shared)''', threshold='v > 0.9*mV', method='exact', name='cells')
cells.tau = '(1 + i)*ms'
cells.n = 'i'
cells.s = 4
S = Synapses(cells, cells, 'w : siemens', on_pre='v_post += 0*mV', name='links')
S.connect(condition='i != j')
S.w = '(i + 2*j)*nS'
S.delay = '(i + j)*ms'
trace = StateMonitor(cells, 'v', record=[0, 2], name='trace')
spikes = SpikeMonitor(cells, name='spikes')
net = Network(cells, S, trace, spikes)
net.run(3*ms)
states = cells.get_states()
plain = cells.get_states(['v', 'twice'], units=False, subexpressions=True)
read_only = cells.get_states(read_only_variables=True)
no_read_only = cells.get_states(read_only_variables=False)
links = S.get_states(['w', 'i', 'j'])
whole = net.get_states(units=False)
recorded = trace.get_states(['t', 'v'])
fired = spikes.get_states(['t', 'i'])
ends = S.get_states()
again = net.get_states(read_only_variables=False)
cells.v, S.w = 0*mV, 0*nS
net.set_states(again)
source = SpikeGeneratorGroup(2, [1, 0], [2, 1]*ms, period=5*ms)
given = source.get_states()
results = {'again': array(cells.v/mV), 'again_w': array(S.w/nS), 'ends_v': ends['v_post']/mV, 'ends_tau': ends['tau_pre']/ms,
           'ends_bare': ends['v']/mV, 'ends_t': ends['t_post']/ms, 'ends': array(sorted(set(ends) - {'delay'})),
           'spikes': given['spike_time']/ms, 'period': given['period']/ms, 'neurons': given['neuron_index'],
           'numbers': given['spike_number'], 'given': array(sorted(given)),
           'names': array(sorted(states)), 'v': states['v']/mV, 'plain': plain['v'], 'twice': plain['twice'],
           'read_only': array(sorted(read_only)), 'writable': array(sorted(no_read_only)), 'w': links['w']/nS, 'i': links['i'],
           'objects': array(sorted(whole)), 'whole_v': whole['cells']['v'],
           'recorded': recorded['v']/mV, 't': recorded['t']/ms, 'spike_t': fired['t']/ms, 's': array(states['s'])}
