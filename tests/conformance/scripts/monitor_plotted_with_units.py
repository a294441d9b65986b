"""Quantities of different units go to one plot, and what numpy's methods make of them."""
G = NeuronGroup(3, 'dv/dt = (i + 1)*mV/ms : volt', threshold='v > 5*mV', reset='v = 0*mV',
                method='euler')
M = StateMonitor(G, 'v', record=True)
spikes = SpikeMonitor(G)
rate = PopulationRateMonitor(G)
run(30*ms)
figure()
line, = plot(M.t, M.v[0])
rates, = plot(rate.t/ms, rate.smooth_rate(window='flat', width=1.1*ms))
counts, = plot(G.i, spikes.count/(30*ms))
bars = errorbar([1, 2, 3]*ms, M.v[:, -1], yerr=[1, 1, 1]*mV)
gcf().canvas.draw()
order = G.v[:].argsort()
results = {'line': line.get_xydata(), 'rates': rates.get_xydata(), 'counts': counts.get_xydata(),
           'order': order, 'compared': [5*ms == 'rest', 5*ms != 'rest'],
           'kept': Quantity(3*mV)/mV}
close('all')
