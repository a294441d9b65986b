"""Models built and run inside functions, with names from the function, its caller and the script."""
scale = 1.5

def simulate(drive, length):
    tau = 5*ms + drive*ms
    cell = NeuronGroup(1, 'dv/dt = (scale*drive - v)/tau : 1', threshold='v > 1', reset='v = 0',
                       method='exact')
    spikes = SpikeMonitor(cell)
    run(length)
    return spikes.t/ms

results = {f'spike_t_{drive}': simulate(drive, 30*ms) for drive in [1, 2, 3]}
