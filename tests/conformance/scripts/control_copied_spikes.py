"""The spikes of a step as an array, seen by an operation; and fed into another simulation afterwards."""
cells = NeuronGroup(4, 'dv/dt = (1.2 + 0.2*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
spikes = SpikeMonitor(cells)
numbers = []

@network_operation(when='after_thresholds')
def count():
    numbers.append(len(cells.spikes))

run(20*ms)
t, i = spikes.t, spikes.i
start_scope()
again = SpikeGeneratorGroup(4, i, t + 0*ms)
target = NeuronGroup(1, 'x : 1')
S = Synapses(again, target, on_pre='x_post += 1 + i')
S.connect()
trace = StateMonitor(target, 'x', record=0)
spikes_again = SpikeMonitor(again)
Network(again, target, S, trace, spikes_again).run(25*ms)
results = {'numbers': array(numbers), 'x': array(trace.x), 'spike_t': spikes_again.t/ms}
