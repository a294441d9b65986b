"""The squid axon of 1952: cells by euler, rk4 and exponential Euler, driven by a step and a ramp."""
C, gNa, gK, gL = 1*ufarad/cm**2, 120*msiemens/cm**2, 36*msiemens/cm**2, 0.3*msiemens/cm**2
ENa, EK, EL = 50*mV, -77*mV, -54.4*mV
stimulus = TimedArray([[0, 2], [10, 6], [12, 8], [0, 12]]*uA/cm**2, dt=3*ms)
eqs = '''
dv/dt = (stimulus(t, i) - gNa*m**3*h*(v - ENa) - gK*n**4*(v - EK) - gL*(v - EL))/C : volt
dm/dt = a_m*(1 - m) - b_m*m : 1
dh/dt = a_h*(1 - h) - b_h*h : 1
dn/dt = a_n*(1 - n) - b_n*n : 1
a_m = 0.1/mV*10*mV/exprel(-(v + 40*mV)/(10*mV))/ms : Hz
b_m = 4*exp(-(v + 65*mV)/(18*mV))/ms : Hz
a_h = 0.07*exp(-(v + 65*mV)/(20*mV))/ms : Hz
b_h = 1/(1 + exp(-(v + 35*mV)/(10*mV)))/ms : Hz
a_n = 0.01/mV*10*mV/exprel(-(v + 55*mV)/(10*mV))/ms : Hz
b_n = 0.125*exp(-(v + 65*mV)/(80*mV))/ms : Hz
I_Na = gNa*m**3*h*(v - ENa) : amp/metre**2
'''
results = {}
for method, dt in [('euler', 0.01), ('rk4', 0.02), ('exponential_euler', 0.02)]:
    start_scope()
    defaultclock.dt = dt*ms
    cells = NeuronGroup(2, eqs, threshold='v > 0*mV', refractory='v > 0*mV', method=method)
    cells.v, cells.m, cells.h, cells.n = -65*mV, 0.053, 0.596, 0.318
    trace, spikes = StateMonitor(cells, ['v', 'n', 'I_Na'], record=True), SpikeMonitor(cells)
    run(12*ms)
    results[f'v_{method}'], results[f'n_{method}'] = trace.v/mV, array(trace.n)
    results[f'I_{method}'], results[f'spike_t_{method}'] = trace.I_Na/(uA/cm**2), spikes.t/ms
