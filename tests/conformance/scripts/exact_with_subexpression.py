"""A subexpression inside a linear equation, in amperes, and recorded itself."""
C, gL, El = 200*pF, 10*nS, -70*mV
cells = NeuronGroup(3, '''dv/dt = (I_leak + I_in)/C : volt
                          I_leak = gL*(El - v) : amp
                          I_in : amp''', method='exact')
cells.v = El
cells.I_in = '50*pA*i'
trace = StateMonitor(cells, ['v', 'I_leak'], record=True)
run(50*ms)
results = {'v': trace.v/mV, 'I_leak': trace.I_leak/pA}
