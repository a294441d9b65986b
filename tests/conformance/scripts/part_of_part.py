"""Slices of slices, one neuron, negative bounds; values set by arrays and strings count from the slice."""
cells = NeuronGroup(12, '''dv/dt = (I - v)/(6*ms) : 1
                           I : 1''', threshold='v > 1', reset='v = 0', method='exact')
middle = cells[2:10]
inner = middle[1:5]
one = cells[11]
last = cells[-3:]
middle.I = '1 + 0.1*i'
inner.I = [3, 2.5, 2, 1.5]
inner.I['i > 2'] = 'I + 5'
one.I = 2
last.v = '0.1*(i + 1)'
last.v[0] = 0.9
trace = StateMonitor(inner, 'v', record=[0, 2])
spikes = SpikeMonitor(inner)
ends = SpikeMonitor(one)
run(15*ms)
results = {'I': array(cells.I), 'v': array(trace.v), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i),
           'spike_t_one': ends.t/ms, 'i': array(inner.i), 'sizes': array([len(middle), len(inner), len(one), len(last)]),
           'bounds': array([inner.start, inner.stop, one.start, last.start]), 'some': array(middle.v[2:4]),
           'one': array(one.v), 'twice': array(inner.I*2)}
