"""A clock-driven equation on synapses with a time constant of each, which feeds the target."""
source = NeuronGroup(2, 'v : 1', threshold='t > (1 + 2*i)*ms', refractory=8*ms)
target = NeuronGroup(3, 'x : 1')
S = Synapses(source, target, '''dg/dt = -g/tau : 1 (clock-driven)
                                tau : second''', on_pre='''x_post += g
                                                           g += 1''', method='exact')
S.connect()
S.tau = '(2 + 3*j + i)*ms'
trace = StateMonitor(S, 'g', record=True)
run(30*ms)
results = {'g': array(trace.g), 'x': array(target.x)}
