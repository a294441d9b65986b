"""Another time step for everything."""
defaultclock.dt = 0.25*ms
cells = NeuronGroup(3, '''dv/dt = (1 + 0.4*i - v)/(6*ms) : 1''', threshold='v > 0.9',
                    reset='v = 0', refractory=1*ms, method='exact')
target = NeuronGroup(1, 'dx/dt = -x/(5*ms) : 1', method='euler')
S = Synapses(cells, target, on_pre='x_post += 1', delay=1.3*ms)
S.connect()
trace = StateMonitor(target, 'x', record=0)
spikes = SpikeMonitor(cells)
run(40*ms)
results = {'x': array(trace.x), 't': trace.t/ms, 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i),
           'dt': defaultclock.dt/ms}
