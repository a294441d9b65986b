"""Jeffress: two ears, delay lines, and coincidence detectors that each prefer one direction."""
defaultclock.dt = 0.02*ms
max_delay = 0.3*ms
ears = NeuronGroup(2, '''dx/dt = (signal - x)/(1*ms) : 1 (unless refractory)
                         signal = 4*sin(2*pi*250*Hz*(t - shift)) : 1
                         shift : second''', threshold='x > 1', reset='x = 0', refractory=2.5*ms,
                   method='euler')
ears.shift = [0, 0.1]*ms
detectors = NeuronGroup(31, 'dv/dt = -v/(0.2*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(ears, detectors, on_pre='v += 0.6')
S.connect()
S.delay['i == 0'] = '(1.0*j)/(N_post - 1)*1.1*max_delay'
S.delay['i == 1'] = '(1.0*(N_post - j - 1))/(N_post - 1)*1.1*max_delay'
spikes = SpikeMonitor(detectors)
run(20*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'count': array(spikes.count)}
