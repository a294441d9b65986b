"""The spikes that a generator has been given, as its attributes."""
G = SpikeGeneratorGroup(3, [0, 2, 1, 1], [3, 1, 2, 0.5]*ms)
before = [array(G.spike_time[:])/0.001, array(G.neuron_index[:])]
S = SpikeMonitor(G)
run(5*ms)
G.set_spikes(S.i, S.t + 5*ms)
run(5*ms)
results = {'before': before, 'times': G.spike_time/ms, 'neurons': G.neuron_index[:], 'some': G.spike_time[1:3]/ms,
           'fired': S.t/ms, 'which': S.i[:]}
