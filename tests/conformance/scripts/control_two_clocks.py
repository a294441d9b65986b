"""Groups with steps of 0.1 and 0.25 ms in one network, synapses between them both ways."""
fast = NeuronGroup(2, 'dv/dt = (1.3 + 0.4*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact',
                   dt=0.1*ms)
slow = NeuronGroup(2, 'dv/dt = (1.1 + 0.5*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0', method='exact',
                   dt=0.25*ms)
there = Synapses(fast, slow, on_pre='v_post += 0.1')
there.connect()
back = Synapses(slow, fast, on_pre='v_post += 0.1', delay=1*ms)
back.connect()
a, b = SpikeMonitor(fast), SpikeMonitor(slow)
run(40*ms)
results = {'spike_t_fast': a.t/ms, 'spike_i_fast': array(a.i), 'spike_t_slow': b.t/ms,
           'spike_i_slow': array(b.i), 'v': array(slow.v)}
