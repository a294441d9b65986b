"""The population's rate at each step, and smoothed by a flat and by a Gaussian window."""
cells = NeuronGroup(20, 'dv/dt = (1.1 + 0.1*i - v)/(8*ms) : 1', threshold='v > 1', reset='v = 0',
                    method='exact')
rate = PopulationRateMonitor(cells)
part = PopulationRateMonitor(cells[5:10])
run(40*ms)
results = {'t': rate.t/ms, 'rate': rate.rate/Hz, 'flat': rate.smooth_rate(window='flat', width=1.1*ms)/Hz,
           'gaussian': rate.smooth_rate(window='gaussian', width=0.7*ms)/Hz, 'part': part.rate/Hz}
