"""Tsodyks-Markram synapses: use and resources relax between spikes, event-driven."""
source = NeuronGroup(3, 'dv/dt = (1.1 + 0.4*i - v)/(10*ms) : 1', threshold='v > 1', reset='v = 0',
                     method='exact')
target = NeuronGroup(1, 'dx/dt = -x/(8*ms) : volt', method='exact')
S = Synapses(source, target, '''du/dt = -u/tau_f : 1 (event-driven)
                                dr/dt = (1 - r)/tau_d : 1 (event-driven)
                                U : 1
                                tau_f : second
                                tau_d : second''',
             on_pre='''u += U*(1 - u)
                       released = u*r
                       r -= released
                       x_post += 5*mV*released''')
S.connect()
S.U = [0.1, 0.5, 0.3]
S.tau_f = [400, 20, 100]*ms
S.tau_d = [50, 300, 100]*ms
S.r = 1
trace = StateMonitor(target, 'x', record=0)
state = StateMonitor(S, ['u', 'r'], record=True)
run(200*ms)
results = {'x': trace.x/mV, 'u': array(state.u), 'r': array(state.r)}
