"""Izhikevich's 2003 neuron: regular, chattering, fast-spiking cells side by side, by euler."""
cells = NeuronGroup(3, '''dv/dt = (0.04/ms/mV)*v**2 + (5/ms)*v + 140*mV/ms - u + I : volt
                          du/dt = a*(b*v - u) : volt/second
                          I : volt/second
                          a : 1/second
                          b : 1/second
                          c : volt
                          d : volt/second''',
                    threshold='v > 30*mV', reset='''v = c
                                                    u += d''', method='euler')
cells.a = [0.02, 0.02, 0.1]/ms
cells.b = 0.2/ms
cells.c = [-65, -50, -65]*mV
cells.d = [8, 2, 2]*mV/ms
cells.v = -65*mV
cells.u = 'b*v'
cells.I = 10*mV/ms
trace = StateMonitor(cells, ['v', 'u'], record=True)
spikes = SpikeMonitor(cells)
run(120*ms)
results = {'v': trace.v/mV, 'u': trace.u/(mV/ms), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
