"""Names in equations replaced by names, numbers and quantities, one template for several populations."""
def gate(name, speed, half):
    return Equations('''dx/dt = (x_inf - x)/tau_x : 1
                        x_inf = 1/(1 + exp((half - v)/(4*mV))) : 1''',
                     x=name, x_inf=f'{name}_inf', tau_x=speed, half=half)

eqs = Equations('''dv/dt = (-(v - E) + 30*mV*m - 20*mV*n + drive)/tau : volt
                   drive : volt''', tau=8*ms, E=-60*mV)
eqs += gate('m', 1*ms, -50*mV) + gate('n', 5*ms, -45*mV)
cells = NeuronGroup(3, eqs, method='euler')
cells.v = -60*mV
cells.drive = '8*mV*i'
trace = StateMonitor(cells, ['v', 'm', 'n', 'm_inf'], record=True)
run(30*ms)
results = {'v': trace.v/mV, 'm': array(trace.m), 'n': array(trace.n), 'm_inf': array(trace.m_inf)}
