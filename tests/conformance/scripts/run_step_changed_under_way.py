"""The time step changes while spikes are under way, with one delay for all and with one for each."""
source = SpikeGeneratorGroup(3, [0, 1, 2, 0], [1, 2.5, 4.5, 4.8]*ms)
target = NeuronGroup(3, 'x : 1')
S = Synapses(source, target, on_pre='x_post += 1 + i', delay=3*ms)
S.connect(j='i')
T = Synapses(source, target, on_pre='x_post += 10*(1 + i)')
T.connect()
T.delay = '(1 + i + 0.6*j)*ms'
trace = StateMonitor(target, 'x', record=True)
run(5*ms)
defaultclock.dt = 0.05*ms
run(5*ms)
results = {'t': trace.t/ms, 'x': array(trace.x), 'last': array(target.x)}
