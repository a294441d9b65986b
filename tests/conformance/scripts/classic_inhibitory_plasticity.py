"""Vogels and others 2011: inhibitory weights that settle a cell's rate."""
tau_stdp, eta, target_rate = 20*ms, 0.15, 12*Hz
alpha = target_rate*tau_stdp*2
inputs = NeuronGroup(10, 'dphase/dt = (40 + 4*i)*Hz : 1', threshold='phase > 1', reset='phase -= 1',
                     method='euler')
inputs.phase = '0.5 + 0.5*sin(i*12.9898)'
cells = NeuronGroup(3, '''dv/dt = (20*mV + drive - v + gi*(-20*mV - v))/(20*ms) : volt (unless refractory)
                          dgi/dt = -gi/(10*ms) : 1
                          drive : volt''', threshold='v > 15*mV', reset='v = 0*mV', refractory=3*ms,
                    method='euler')
cells.drive = 'i*4*mV'
S = Synapses(inputs, cells, '''w : 1
                               dx/dt = -x/tau_stdp : 1 (event-driven)
                               dy/dt = -y/tau_stdp : 1 (event-driven)''',
             on_pre='''x += 1
                       w = clip(w + (y - alpha)*eta, 0, 10)
                       gi_post += w*0.1''',
             on_post='''y += 1
                        w = clip(w + x*eta, 0, 10)''')
S.connect()
S.w = 0.2
trace = StateMonitor(S, 'w', record=True)
spikes = SpikeMonitor(cells)
run(150*ms)
results = {'w': array(trace.w), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
