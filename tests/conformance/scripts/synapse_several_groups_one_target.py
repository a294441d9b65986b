"""Three synapse objects onto the same variable of the same group."""
source = NeuronGroup(6, 'dv/dt = (2 - v)/tau : 1\ntau : second', threshold='v > 1', reset='v = 0',
                     method='exact')
source.tau = '(3 + 2*i)*ms'
target = NeuronGroup(4, 'dx/dt = -x/(10*ms) : volt', method='exact')
push = Synapses(source, target, on_pre='x_post += 1.1*mV', name='c_push')
push.connect(condition='i % 2 == j % 2')
pull = Synapses(source, target, 'w : volt', on_pre='x_post -= w', delay=2*ms, name='a_pull')
pull.connect(j='(i + 1) % 4')
pull.w = '(0.2 + 0.1*i)*mV'
halve = Synapses(source, target, on_pre='x_post *= 0.5', name='b_halve')
halve.connect(i=5, j=[0, 3])
trace = StateMonitor(target, 'x', record=True)
run(60*ms)
results = {'x': trace.x/mV}
