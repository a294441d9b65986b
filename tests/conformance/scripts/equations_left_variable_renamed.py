"""The variable on the left renamed, with its mentions in other lines and in its own."""
exponential = '''dg/dt = -g/tau_g : siemens
                 I_g = g*(E_g - v) : amp'''
ampa = Equations(exponential, g='g_ampa', tau_g=2*ms, I_g='I_ampa', E_g=0*mV)
gaba = Equations(exponential, g='g_gaba', tau_g='tau_slow', I_g='I_gaba', E_g='-80*mV')
tau_slow = 9*ms
cells = NeuronGroup(1, Equations('dv/dt = (10*nS*(-65*mV - v) + I_ampa + I_gaba)/(200*pF) : volt') + ampa + gaba,
                    method='euler')
cells.v = -65*mV
cells.g_ampa = 8*nS
cells.g_gaba = 6*nS
trace = StateMonitor(cells, True, record=True)
run(30*ms)
results = {name: array(getattr(trace, name)) for name in ['v', 'g_ampa', 'g_gaba', 'I_ampa', 'I_gaba']}
