"""Spikes at given times, unsorted and between steps; then a period; then other spikes."""
given = SpikeGeneratorGroup(4, [3, 0, 1, 0, 2], [2.04, 1, 5.5, 3, 5.5]*ms)
again = SpikeGeneratorGroup(2, [0, 1, 1], [0, 1.2, 2.5]*ms, period=4*ms)
target = NeuronGroup(2, 'dx/dt = -x/(3*ms) : 1', method='exact')
S = Synapses(given, target, on_pre='x_post += 1 + i', delay=0.5*ms)
S.connect()
T = Synapses(again, target, on_pre='x_post -= 0.1')
T.connect(j='i')
trace = StateMonitor(target, 'x', record=True)
a, b = SpikeMonitor(given), SpikeMonitor(again)
run(10*ms)
given.set_spikes([0, 3], [12, 14]*ms)
run(10*ms)
results = {'x': array(trace.x), 'spike_t_given': a.t/ms, 'spike_i_given': array(a.i),
           'spike_t_again': b.t/ms, 'spike_i_again': array(b.i)}
