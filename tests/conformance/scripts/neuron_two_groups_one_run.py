"""Two groups with different models in one network, one driving the other."""
fast = NeuronGroup(3, '''dv/dt = (2 - v)/tau : 1
                         tau : second''', threshold='v > 1', reset='v = 0', method='exact')
fast.tau = '(4 + i)*ms'
slow = NeuronGroup(2, 'dx/dt = -x/(30*ms) : volt', threshold='x > 3*mV', reset='x -= 3*mV',
                   method='exact')
S = Synapses(fast, slow, on_pre='x_post += 0.8*mV')
S.connect()
trace = StateMonitor(slow, 'x', record=True)
a, b = SpikeMonitor(fast), SpikeMonitor(slow)
run(60*ms)
results = {'x': trace.x/mV, 'spike_t_fast': a.t/ms, 'spike_i_fast': array(a.i),
           'spike_t_slow': b.t/ms, 'spike_i_slow': array(b.i)}
