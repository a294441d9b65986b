"""Equations objects in a synapse's model, with flags, added and with names replaced."""
tau = 12*ms
trace_of = lambda name, time: Equations('dx/dt = -x/tau_x : 1 (event-driven)', x=name, tau_x=time)
model = Equations('w : 1') + trace_of('a', 10*ms) + trace_of('b', tau)
source = NeuronGroup(2, 'dv/dt = (1.4 + i - v)/(7*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(source, source, model, on_pre='a += 1; w += b*0.1', on_post='b += 1; w -= a*0.07')
S.connect()
S.w = 1
trace = StateMonitor(S, ['w', 'a', 'b'], record=True)
run(30*ms)
results = {'w': array(trace.w), 'a': array(trace.a), 'b': array(trace.b)}
