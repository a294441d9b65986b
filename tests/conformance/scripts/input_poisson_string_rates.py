"""Rates as a string that reads the time, the index, a timed array and constants; synapses from a part."""
certain = 1/defaultclock.dt
steps = TimedArray([0, 1, 0, 1], dt=1*ms)
inputs = PoissonGroup(4, rates='certain*steps(t)*int(i % 2 == 0)')
target = NeuronGroup(2, 'x : 1')
part = inputs[1:]
S = Synapses(part, target, on_pre='x_post += 1 + i')
S.connect(condition='i != j')
spikes, of_part = SpikeMonitor(inputs), SpikeMonitor(part)
trace = StateMonitor(target, 'x', record=True)
run(4*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'spike_t_part': of_part.t/ms,
           'part_i': array(of_part.i), 'x': array(trace.x)}
