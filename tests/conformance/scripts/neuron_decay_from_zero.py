"""One variable that relaxes towards one, integrated exactly, sampled at every step."""
tau = 12*ms
cell = NeuronGroup(1, 'dv/dt = (1 - v)/tau : 1', method='exact')
trace = StateMonitor(cell, 'v', record=0)
run(40*ms)
results = {'t': trace.t/ms, 'v': array(trace.v), 'last': array(cell.v)}
