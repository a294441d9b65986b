"""A synfire chain whose pools are slices joined in a loop, with equations as objects and a monitor for each pool."""
pools, size = 4, 25
bottom, top, push = -70*mV, -55*mV, 24*mV
membrane = Equations('dV/dt = (bottom - V + psp)/tau_m : volt', tau_m=10*ms)
alpha_shape = Equations('''dpsp/dt = (drive - psp)/tau_psp : volt
                           ddrive/dt = -drive/tau_psp + steady : volt
                           steady = 24*mV/ms + 3*mV/ms*sin(i*7.3 + 50*Hz*t) : volt/second''', tau_psp=0.325*ms)
chain = NeuronGroup(pools*size, membrane + alpha_shape, threshold='V > top', reset='V = bottom', refractory=1*ms, method='euler')
chain.V = 'bottom + (i*0.618034 % 1)*(top - bottom)'
parts = [chain[k*size:(k + 1)*size] for k in range(pools)]
volley = SpikeGeneratorGroup(20, arange(20), (5 + 1.5*sin(arange(20)*3.3))*ms)
links = [Synapses(before, after, on_pre='drive_post += push', delay=(k + 1)*ms)
         for k, (before, after) in enumerate(zip([volley] + parts, parts))]
for link in links:
    link.connect()
monitors = [SpikeMonitor(part) for part in parts]
net = Network(chain, volley, links, monitors)
net.run(25*ms)
results = {'V': chain.V/mV}
for k, monitor in enumerate(monitors):
    results[f'spike_t{k}'], results[f'i{k}'] = monitor.t/ms, array(monitor.i)
