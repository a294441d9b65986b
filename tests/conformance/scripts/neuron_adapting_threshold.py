"""A reset of two lines that raises the threshold, which then decays; physical units."""
El, Vr, tau_m = -68*mV, -72*mV, 9*ms
Vt0, jump, tau_t = -52*mV, 4*mV, 40*ms
cells = NeuronGroup(4, '''dv/dt = (El + drive - v)/tau_m : volt
                          dvt/dt = (Vt0 - vt)/tau_t : volt
                          drive : volt''',
                    threshold='v > vt', reset='''v = Vr
                                                 vt += jump''', method='exact')
cells.v = El
cells.vt = Vt0
cells.drive = '(15 + 7*i)*mV'
trace = StateMonitor(cells, ['v', 'vt'], record=True)
spikes = SpikeMonitor(cells)
run(100*ms)
results = {'v': trace.v/mV, 'vt': trace.vt/mV, 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
