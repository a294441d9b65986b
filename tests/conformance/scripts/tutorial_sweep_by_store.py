"""A sweep over a constant of the script: the network is stored once, and restored for each value."""
inputs = SpikeGeneratorGroup(15, arange(60) % 15, (1 + 1.313*arange(60))*ms)
cell = NeuronGroup(1, 'dv/dt = -v/memory : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(inputs, cell, on_pre='v_post += size')
S.connect()
spikes = SpikeMonitor(cell)
store()
found = {}
for memory in [5, 20, 60]*ms:
    for size in [0.1, 0.3]:
        restore()
        run(80*ms)
        found[f'spike_t_{memory/ms}_{size}'] = spikes.t/ms
results = {name: times for name, times in found.items() if len(times)}
results['numbers'] = array([len(times) for times in found.values()])
