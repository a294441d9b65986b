"""A population with its own starting value, drive and threshold per neuron."""
N = 30
tau = 11*ms
ceiling = 3.0
cells = NeuronGroup(N, '''dv/dt = (v0 - v)/tau : 1 (unless refractory)
                          v0 : 1
                          level : 1''',
                    threshold='v > level', reset='v = 0', refractory=3*ms, method='exact')
cells.v = '0.5*sin(i*12.9898)**2'
cells.v0 = 'i*ceiling/(N - 1)'
cells.level = '1 + 0.2*cos(i)'
spikes = SpikeMonitor(cells)
trace = StateMonitor(cells, 'v', record=[3, 17, 29])
run(120*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'v': array(trace.v),
           'rate': array(spikes.count/(120*ms))}
