"""Song, Miller and Abbott 2000: many plastic inputs onto one cell, with inputs at fixed times."""
taum, taupre, taupost = 10*ms, 20*ms, 20*ms
Ee, vt, vr, El, taue = 0*mV, -54*mV, -60*mV, -74*mV, 5*ms
gmax = 0.25
dApre = 0.01*gmax
dApost = -0.01*taupre/taupost*1.05*gmax
inputs = NeuronGroup(60, '''dphase/dt = rate : 1
                            rate : Hz''', threshold='phase > 1', reset='phase -= 1', method='euler')
inputs.rate = '(30 + 20*sin(i*12.9898))*Hz'
inputs.phase = '0.5 + 0.5*cos(i*78.233)'
cell = NeuronGroup(1, '''dv/dt = (ge*(Ee - v) + El - v)/taum : volt
                         dge/dt = -ge/taue : 1''', threshold='v > vt', reset='v = vr', method='euler')
cell.v = vr
S = Synapses(inputs, cell, '''w : 1
                              da/dt = -a/taupre : 1 (event-driven)
                              db/dt = -b/taupost : 1 (event-driven)''',
             on_pre='''ge += w
                       a += dApre
                       w = clip(w + b, 0, gmax)''',
             on_post='''b += dApost
                        w = clip(w + a, 0, gmax)''')
S.connect()
S.w = 'gmax*(0.5 + 0.5*sin(i*3.3))'
trace = StateMonitor(S, 'w', record=[0, 30])
spikes = SpikeMonitor(cell)
run(120*ms)
results = {'w': array(S.w), 'w_trace': array(trace.w), 'spike_t': spikes.t/ms}
