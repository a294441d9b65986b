"""Resets in several lines: names that live only there, conditions as numbers, functions and the time."""
cells = NeuronGroup(4, '''dv/dt = (1.6 + 0.2*i - v)/(5*ms) : 1
                          dw/dt = -w/(20*ms) : 1
                          n : 1
                          late : second''', threshold='v > 1 + w', reset='''
                          over = v - 1 - w   # needed below
                          v = 0.2*over + 0.1*int(n > 2)

                          w += 0.1*exp(-n/4)   # then the threshold
                          n += 1
                          late = t*int(n > 3) + late*int(n <= 3)
                          w = clip(w, 0, 0.4)
                          ''', method='euler')
trace = StateMonitor(cells, ['v', 'w', 'n', 'late'], record=True)
spikes = SpikeMonitor(cells)
run(40*ms)
results = {'v': array(trace.v), 'w': array(trace.w), 'n': array(trace.n), 'late': trace.late/ms,
           'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
