"""Hodgkin-Huxley cells after Traub and Miles, with conductance synapses, by exponential Euler."""
area = 20000*umetre**2
Cm = 1*ufarad*cm**-2*area
gl, g_na, g_kd = 5e-5*siemens*cm**-2*area, 100*msiemens*cm**-2*area, 30*msiemens*cm**-2*area
El, EK, ENa, Ee, Ei, VT = -60*mV, -90*mV, 50*mV, 0*mV, -80*mV, -63*mV
cells = NeuronGroup(20, '''
    dv/dt = (gl*(El - v) + ge*(Ee - v) + gi*(Ei - v)
             - g_na*(m*m*m)*h*(v - ENa) - g_kd*(n*n*n*n)*(v - EK))/Cm : volt
    dm/dt = alpha_m*(1 - m) - beta_m*m : 1
    dn/dt = alpha_n*(1 - n) - beta_n*n : 1
    dh/dt = alpha_h*(1 - h) - beta_h*h : 1
    dge/dt = -ge/(5*ms) : siemens
    dgi/dt = -gi/(10*ms) : siemens
    alpha_m = 0.32*(mV**-1)*4*mV/exprel((13*mV - v + VT)/(4*mV))/ms : Hz
    beta_m = 0.28*(mV**-1)*5*mV/exprel((v - VT - 40*mV)/(5*mV))/ms : Hz
    alpha_h = 0.128*exp((17*mV - v + VT)/(18*mV))/ms : Hz
    beta_h = 4./(1 + exp((40*mV - v + VT)/(5*mV)))/ms : Hz
    alpha_n = 0.032*(mV**-1)*5*mV/exprel((15*mV - v + VT)/(5*mV))/ms : Hz
    beta_n = 0.5*exp((10*mV - v + VT)/(40*mV))/ms : Hz''',
    threshold='v > -20*mV', refractory=3*ms, method='exponential_euler')
cells.v = 'El + 3*mV*sin(i*3.1)'
cells.ge = '(60 + 40*sin(i*12.9898))*nS'
cells.gi = '(20 + 15*cos(i*7.3))*nS'
excite = Synapses(cells[:16], cells, on_pre='ge_post += 6*nS')
excite.connect(condition='(i + 3*j) % 4 == 0')
inhibit = Synapses(cells[16:], cells, on_pre='gi_post += 67*nS')
inhibit.connect(condition='(i + j) % 3 == 0')
spikes = SpikeMonitor(cells)
trace = StateMonitor(cells, ['v', 'm'], record=[0, 2])
run(30*ms)
results = {'v': trace.v/mV, 'm': array(trace.m), 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
