"""Tsodyks and Markram: facilitating and depressing synapses of one source with trains at several rates,
clock-driven and event-driven side by side."""
rates = [20, 50, 100]*Hz
source = NeuronGroup(3, '''dphase/dt = rate*int(t < 150*ms) : 1
                           rate : Hz''', threshold='phase >= 1', reset='phase -= 1', method='euler')
source.rate = rates
source.phase = 0.9
target = NeuronGroup(3, '''dv/dt = (-v + R*I)/(20*ms) : volt
                           dI/dt = -I/(3*ms) : amp
                           R : ohm (shared)''', method='exact')
target.R = 100*Mohm
kinds = {'facilitating': (0.15, 1500*ms, 200*ms), 'depressing': (0.5, 50*ms, 800*ms), 'both': (0.25, 400*ms, 300*ms)}
results = {}
objects = [source, target]
for number, (kind, (U_0, tau_f, tau_d)) in enumerate(kinds.items()):
    S = Synapses(source, target, '''du_S/dt = -Omega_f*u_S : 1 (event-driven)
                                    dx_S/dt = Omega_d*(1 - x_S) : 1 (event-driven)
                                    w : amp''', on_pre='''u_S += U_0*(1 - u_S)
                                                          r_S = u_S*x_S
                                                          x_S -= r_S
                                                          I_post += w*r_S''', namespace={'U_0': U_0, 'Omega_f': 1/tau_f, 'Omega_d': 1/tau_d}, name=f'synapses_{kind}')
    S.connect(j='i' if number < 2 else '(i + 1) % N_post')
    S.x_S = 1
    S.w = (1 + number)*nA
    objects += [S, StateMonitor(S, ['u_S', 'x_S'], record=True, name=f'states_{kind}')]
trace = StateMonitor(target, ['v', 'I'], record=True)
net = Network(objects, trace)
net.run(200*ms)
for kind in kinds:
    results[f'u_{kind}'], results[f'x_{kind}'] = array(net[f'states_{kind}'].u_S), array(net[f'states_{kind}'].x_S)
results['v'], results['I'] = trace.v/mV, trace.I/nA
