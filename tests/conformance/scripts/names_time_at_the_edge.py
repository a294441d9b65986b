"""Times compared at the very step: ``t`` against multiples of the step, parts of a millisecond, and remainders."""
cells = NeuronGroup(60, '''at : second
                           seen : second''', threshold='t >= at', refractory=100*ms)
cells.at = 'i*0.1*ms'
late = NeuronGroup(60, 'n : integer', threshold='t > n*0.1*ms', refractory=100*ms)
late.n = 'i'
counting = NeuronGroup(1, '''whole = int(t/ms) : integer
                             part = int(t/(0.3*ms)) : integer
                             rest = t % (1*ms) : second
                             third = int(t/ms) % 3 == 0 : boolean
                             same = t == 2*ms : boolean
                             steps = int(round_up*t/dt) : integer
                             round_up : 1''')
counting.round_up = 1.0000001
spikes, of_late = SpikeMonitor(cells), SpikeMonitor(late)
trace = StateMonitor(counting, ['whole', 'part', 'rest', 'third', 'same', 'steps'], record=True)
run(7*ms)
results = {'spike_t': spikes.t/ms, 'i': array(spikes.i), 'spike_t_late': of_late.t/ms, 'late_i': array(of_late.i)}
for name in ['whole', 'part', 'third', 'same', 'steps']:
    results[name] = array(getattr(trace, name))
results['rest'] = trace.rest/ms
