"""Exponential Euler on a membrane with a voltage-dependent gate (conditionally linear)."""
C, gL, El, gK, EK = 1*ufarad*cm**-2, 0.1*msiemens*cm**-2, -65*mV, 5*msiemens*cm**-2, -90*mV
cells = NeuronGroup(3, '''dv/dt = (gL*(El - v) + gK*n**4*(EK - v) + I)/C : volt
                          dn/dt = (1/(1 + exp(-(v + 45*mV)/(8*mV))) - n)/(4*ms) : 1
                          I : amp*meter**-2''', method='exponential_euler')
cells.v = El
cells.I = '2*i*uA*cm**-2'
trace = StateMonitor(cells, ['v', 'n'], record=True)
run(40*ms)
results = {'v': trace.v/mV, 'n': array(trace.n)}
