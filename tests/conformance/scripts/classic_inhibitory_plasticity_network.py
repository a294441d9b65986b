"""Vogels and others 2011 as a network: two kinds of cells, conductances, and plastic inhibition, learnt in two speeds."""
C, gL, tau_w, goal = 200*pF, 10*nS, 20*ms, 3*Hz
speed = 1
cells = NeuronGroup(50, '''dv/dt = (gL*(-60*mV - v) - ge*v - gi*(v + 80*mV) + I)/C : volt (unless refractory)
                           dge/dt = -ge/(5*ms) : siemens
                           dgi/dt = -gi/(10*ms) : siemens
                           I : amp''', threshold='v > -50*mV', reset='v = -60*mV', refractory=5*ms, method='euler')
cells.v = '-60*mV + (i*0.618034 % 1)*10*mV'
cells.I = '(150 + 5*i)*pA'
E, I = cells[:40], cells[40:]
excite = Synapses(E, cells, on_pre='ge_post += 0.3*nS')
excite.connect(condition='(i*7 + j*3) % 12 == 0')
among_I = Synapses(I, I, on_pre='gi_post += 3*nS')
among_I.connect(condition='i != j and (i + j) % 4 == 0')
learn = Synapses(I, E, '''w : 1
                          dx/dt = -x/tau_w : 1 (event-driven)
                          dy/dt = -y/tau_w : 1 (event-driven)''',
                 on_pre='''x += 1
                           w = clip(w + speed*(y - 2*goal*tau_w), 0, 100)
                           gi_post += w*nS''',
                 on_post='''y += 1
                            w = clip(w + speed*x, 0, 100)''')
learn.connect(condition='(i*3 + j) % 5 == 0')
learn.w = 0.01
spikes, trace = SpikeMonitor(cells), StateMonitor(learn, 'w', record=[0, 3])
run(80*ms)
speed = 0.01
run(40*ms)
results = {'w': array(learn.w), 'trace': array(trace.w), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'v': cells.v/mV}
