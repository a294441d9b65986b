"""``PoissonInput`` with so high a rate that all its sources fire in each step."""
cells = NeuronGroup(3, 'dv/dt = -v/(4*ms) : volt', method='exact')
push = PoissonInput(cells, 'v', 5, 1/defaultclock.dt, weight=0.3*mV)
trace = StateMonitor(cells, 'v', record=True)
run(10*ms)
results = {'v': trace.v/mV}
