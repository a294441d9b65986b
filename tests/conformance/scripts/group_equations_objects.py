"""Equations as objects: added together, names replaced by other names and by values."""
leak = Equations('dv/dt = (drive - v)/tau : volt', tau=8*ms)
inputs = Equations('''dg/dt = -g/tau_g : volt
                      tau_g : second''', g='synaptic')
cells = NeuronGroup(2, leak + inputs + Equations('drive = synaptic + offset : volt\noffset : volt'),
                    method='exact')
cells.tau_g = [3, 6]*ms
cells.offset = 2*mV
cells.synaptic = 10*mV
trace = StateMonitor(cells, ['v', 'synaptic'], record=True)
run(20*ms)
results = {'v': trace.v/mV, 'synaptic': trace.synaptic/mV}
