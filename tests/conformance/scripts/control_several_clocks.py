"""Three steps in one network, one no multiple of another; state seen across them, delays, what monitors record."""
fine = NeuronGroup(2, 'dv/dt = (1.3 + 0.4*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact', dt=0.05*ms)
coarse = NeuronGroup(2, 'dv/dt = (1.1 + 0.5*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='euler', dt=0.3*ms)
usual = NeuronGroup(1, 'dx/dt = -x/(6*ms) : 1', method='exact')
a = Synapses(fine, usual, on_pre='x_post += 1')
a.connect()
b = Synapses(coarse, usual, on_pre='x_post -= 0.5', delay=0.45*ms)
b.connect()
c = Synapses(fine, coarse, 'w : 1', on_pre='v_post += 0.02', on_post='w += 1', delay=0.5*ms)
c.connect()
traces = StateMonitor(fine, 'v', record=True), StateMonitor(coarse, 'v', record=True), StateMonitor(usual, 'x', record=True)
rarely = StateMonitor(usual, 'x', record=0, dt=1*ms)
spikes = SpikeMonitor(fine), SpikeMonitor(coarse)
net = Network(fine, coarse, usual, a, b, c, traces, rarely, spikes)
net.run(20*ms)
results = {'fine': array(traces[0].v), 'coarse': array(traces[1].v), 'x': array(traces[2].x), 'rarely': array(rarely.x),
           't_fine': traces[0].t/ms, 't_coarse': traces[1].t/ms, 't_rarely': rarely.t/ms, 'w': array(c.w),
           'spike_t_fine': spikes[0].t/ms, 'spike_t_coarse': spikes[1].t/ms}
