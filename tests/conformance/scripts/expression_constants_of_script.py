"""Names of the script: plain numbers, numpy numbers, quantities, one named like a function's argument."""
n = 3
ratio = float64(0.25)
speed = array(2.5)*mV/ms
start = -1.5*mV
cells = NeuronGroup(4, 'dv/dt = speed*ratio*n - v/(8*ms) : volt', method='exact')
cells.v = 'start + i*n*mV'
trace = StateMonitor(cells, 'v', record=True)
run(15*ms)
results = {'v': trace.v/mV}
