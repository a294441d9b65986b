"""What figures are drawn from: traces, rasters, sorted rates, a matrix of weights, intervals, labels."""
cells = NeuronGroup(20, '''dv/dt = (drive - v)/(10*ms) : 1
                           drive : 1''', threshold='v > 1', reset='v = 0', method='exact')
cells.drive = linspace(0.5, 3, 20)
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w')
S.connect(condition='abs(i - j) == 1')
S.w = 0.01
watch, spikes, rate = StateMonitor(cells, 'v', record=[0, 19]), SpikeMonitor(cells), PopulationRateMonitor(cells)
run(40*ms)
sizes = len(S.source), len(S.target)
raster = array(sorted(zip(spikes.t/ms, spikes.i)))
counts, edges = histogram(spikes.t/ms, bins=10)
intervals = diff(spikes.t[spikes.i == 19])
weights = full(sizes, nan)
weights[S.i[:], S.j[:]] = S.w[:]
results = {'sizes': array(sizes), 'raster': raster, 'counts': counts, 'edges': edges, 'intervals': intervals/ms,
           'cv': array(std(intervals)/mean(intervals)), 'weights': weights, 'trace': watch.v[1] + 2*watch.v[0],
           'rates': sort(spikes.count/(40*ms))/Hz, 'labels': array([f'{q}' for q in (spikes.t[0], watch.t[-1], rate.rate[50])]),
           'image': watch.v[:, ::10].T, 'max_rate': max(rate.smooth_rate(width=2*ms))/Hz, 'zeros': array([zeros(sizes[0]), arange(sizes[1])])}
