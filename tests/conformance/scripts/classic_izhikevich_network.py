"""Izhikevich's 2003 network with drive by a timed array, delayed weights, and two kinds of cells by parameters."""
defaultclock.dt = 0.5*ms
Ne, Ni = 80, 20
re, ri = (arange(Ne)*0.618034) % 1, (arange(Ni)*0.618034) % 1
drive = TimedArray(8 + 4*sin(outer(arange(100), 1 + arange(Ne + Ni))), dt=1*ms)
cells = NeuronGroup(Ne + Ni, '''dv/dt = (0.04*v**2 + 5*v + 140 - u + I + drive(t, i))/ms : 1
                                du/dt = a*(b*v - u)/ms : 1
                                dI/dt = -I/(1*ms) : 1
                                a : 1 (constant)
                                b : 1 (constant)
                                c : 1 (constant)
                                d : 1 (constant)''', threshold='v >= 30', reset='v = c; u += d', method='euler')
cells.a = r_[0.02*ones(Ne), 0.02 + 0.08*ri]
cells.b = r_[0.2*ones(Ne), 0.25 - 0.05*ri]
cells.c = r_[-65 + 15*re**2, -65*ones(Ni)]
cells.d = r_[8 - 6*re**2, 2*ones(Ni)]
cells.v = -65
cells.u = 'b*v'
S = Synapses(cells, cells, 'w : 1', on_pre='I_post += w', delay=1*ms)
S.connect()
S.w['i < Ne'] = '0.5*(i*0.37 + j*0.618034) % 0.5'
S.w['i >= Ne'] = '-((i*0.37 + j*0.618034) % 1)'
spikes = SpikeMonitor(cells)
run(80*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'v': array(cells.v), 'u': array(cells.u)}
