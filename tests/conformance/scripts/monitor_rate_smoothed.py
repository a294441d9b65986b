"""The rate of a population smoothed by windows of several widths and by a window of one's own."""
cells = NeuronGroup(20, 'dv/dt = (1.1 + 0.1*i - v)/(8*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
rate = PopulationRateMonitor(cells)
run(30*ms)
window = hanning(7)
results = {'t': rate.t/ms, 'rate': rate.rate/Hz, 'own': rate.smooth_rate(window=window)/Hz}
for width in [0.1, 0.5, 2]:
    for name in ['flat', 'gaussian']:
        results[f'{name}{width}'] = rate.smooth_rate(window=name, width=width*ms)/Hz
