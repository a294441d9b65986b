"""`record` of a monitor of spikes is true or false: a list of neurons records all of them."""
cells = NeuronGroup(5, 'dv/dt = (1.2 + 0.3*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
some = SpikeMonitor(cells, record=[1, 3])
none = SpikeMonitor(cells, record=[])
run(20*ms)
results = {'i': array(some.i), 't': array(some.t), 'count': array(none.count), 'total': none.num_spikes}
