"""A run stopped from within goes on with the next; the network's own ``stop``; time after each."""
cells = NeuronGroup(2, 'dv/dt = (1.5 + i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
spikes = SpikeMonitor(cells)
trace = StateMonitor(cells, 'v', record=True)
times = []

@network_operation(when='end')
def after_five():
    if spikes.num_spikes % 5 == 4:
        net.stop()

net = Network(cells, spikes, trace, after_five)
for length in [50, 0.3, 0.1]:
    net.run(length*ms)
    times.append(net.t/ms)
cells.v = 0.9
net.remove(after_five)
net.run(4*ms)
results = {'times': array(times), 'v': array(trace.v), 't': trace.t/ms, 'spike_t': spikes.t/ms, 'now': net.t/ms}
