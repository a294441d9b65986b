"""Arguments of a group by name, and a group without equations to integrate; sizes and options read back."""
eqs = 'dv/dt = (1 - v)/(5*ms) : 1\nk : integer'
a = NeuronGroup(3, eqs, 'exact', threshold='v > 0.5', reset='v = 0', refractory=1*ms)
b = NeuronGroup(N=3, model=eqs, method='euler', threshold='v > 0.5', reset='v = 0', refractory=1*ms, name='named', dt=0.2*ms, order=1)
c = NeuronGroup(2, 'x : 1', threshold='x > i', reset='x -= 1')
c.x = 3
spikes = [SpikeMonitor(group) for group in (a, b, c)]
net = Network(a, b, c, spikes)
net.run(10*ms)
results = {'spike_t_a': spikes[0].t/ms, 'spike_t_b': spikes[1].t/ms, 'spike_t_c': spikes[2].t/ms, 'i_c': array(spikes[2].i),
           'N': array([len(a), len(b), len(c)]), 'name': array(b.name), 'order': b.order, 'when': array([a.when, spikes[0].when])}
