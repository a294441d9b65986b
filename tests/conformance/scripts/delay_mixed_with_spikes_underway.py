"""Delays longer than the interval between spikes: several spikes travel at once."""
source = NeuronGroup(4, 'dv/dt = rate : 1\nrate : Hz', threshold='v > 1', reset='v = 0',
                     method='euler')
source.rate = '(300 + 170*i)*Hz'
target = NeuronGroup(5, 'dx/dt = -x/(3*ms) : 1', method='exact')
S = Synapses(source, target, 'w : 1', on_pre='x_post += w')
S.connect()
S.w = 'sin(1 + i + 5*j)'
S.delay = '(0.2 + 2.3*i + 1.1*j)*ms'
trace = StateMonitor(target, 'x', record=True)
run(50*ms)
results = {'x': array(trace.x)}
