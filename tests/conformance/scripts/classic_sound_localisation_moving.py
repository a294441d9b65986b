"""Jeffress with a source that turns round the head: ears that read its angle by a link, delay lines, a map of places."""
defaultclock.dt = 0.02*ms
across = 0.6*ms
source = NeuronGroup(1, 'dangle/dt = 60*Hz : radian', method='euler', name='a_source')
ears = NeuronGroup(2, '''dx/dt = (heard - x)/(1*ms) : 1 (unless refractory)
                         heard = 4*sin(2*pi*300*Hz*(t - side*across*sin(angle)/2))**3 : 1
                         side : 1 (constant)
                         angle : radian (linked)''', threshold='x > 1', reset='x = 0', refractory=2.5*ms, method='euler', name='ears')
ears.side = [-1, 1]
ears.angle = linked_var(source, 'angle')
places = NeuronGroup(20, '''dv/dt = -v/window : 1
                            window : second (shared)''', threshold='v > 1', reset='v = 0', method='exact', name='places')
places.window = 0.2*ms
lines = Synapses(ears, places, on_pre='v_post += 0.6', name='lines')
lines.connect()
lines.delay['i == 0'] = 'across*j/(N_post - 1)'
lines.delay['i == 1'] = 'across*(1 - j/(N_post - 1))'
spikes, of_ears = SpikeMonitor(places), SpikeMonitor(ears)
run(60*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'spike_t_ears': of_ears.t/ms, 'angle': array(source.angle),
           'delay': lines.delay/ms}
