"""Equations joined with ``+``, in place, and from a list of strings; what they say of themselves."""
leak = Equations('dv/dt = (El - v + R*I)/tau : volt')
current = Equations('''I = I_in + I_w : amp
                       I_in : amp''')
both = leak + current
both += Equations('dI_w/dt = -I_w/(30*ms) : amp')
El, R, tau = -70*mV, 100*Mohm, 10*ms
cells = NeuronGroup(2, both, threshold='v > -50*mV', reset='v = El; I_w -= 50*pA', method='euler')
cells.v = El
cells.I_in = [250, 400]*pA
trace = StateMonitor(cells, ['v', 'I'], record=True)
spikes = SpikeMonitor(cells)
run(60*ms)
names = sorted(both)
results = {'v': trace.v/mV, 'I': trace.I/pA, 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i),
           'names': array(names), 'number': len(both), 'differential': array(sorted(both.diff_eq_names)),
           'parameters': array(sorted(both.parameter_names)),
           'subexpressions': array(sorted(both.subexpr_names))}
