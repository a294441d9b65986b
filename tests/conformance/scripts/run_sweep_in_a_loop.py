"""A sweep that rebuilds the model for each value, and collects a rate."""
rates = []
for drive in linspace(0.8, 3, 3):
    start_scope()
    cell = NeuronGroup(1, 'dv/dt = (drive - v)/(10*ms) : 1 (unless refractory)', threshold='v > 1',
                       reset='v = 0', refractory=2*ms, method='exact')
    spikes = SpikeMonitor(cell)
    run(80*ms)
    rates.append(spikes.num_spikes/(80*ms)/Hz)
results = {'rates': array(rates)}
