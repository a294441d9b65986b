"""A nonlinear clock-driven gate on each synapse, summed into the target's conductance."""
source = NeuronGroup(4, 'dv/dt = (1.3 + 0.2*i - v)/(8*ms) : 1', threshold='v > 1', reset='v = 0',
                     method='exact')
target = NeuronGroup(2, '''dv/dt = (-v + g*(1 - v))/(10*ms) : 1
                           g : 1''', method='euler')
S = Synapses(source, target, '''ds/dt = -s/(30*ms) + 0.5/ms*x*(1 - s) : 1 (clock-driven)
                                dx/dt = -x/(2*ms) : 1 (clock-driven)
                                w : 1
                                g_post = w*s : 1 (summed)''', on_pre='x += 1', method='euler')
S.connect()
S.w = '0.2*(1 + i + j)'
trace = StateMonitor(target, ['v', 'g'], record=True)
gates = StateMonitor(S, 's', record=True)
run(60*ms)
results = {'v': array(trace.v), 'g': array(trace.g), 's': array(gates.s)}
