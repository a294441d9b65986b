"""Clocks as objects, given to groups and operations; their time and step; the default clock changed between."""
slow = Clock(0.5*ms)
quick = Clock(dt=0.05*ms, name='quick')
a = NeuronGroup(1, 'dv/dt = 1/(10*ms) : 1', clock=slow, method='euler')
b = NeuronGroup(1, 'dv/dt = 1/(10*ms) : 1', clock=quick, method='euler')
defaultclock.dt = 0.2*ms
c = NeuronGroup(1, 'dv/dt = 1/(10*ms) : 1', method='euler')
calls = []

@network_operation(clock=slow)
def note():
    calls.append([defaultclock.t/ms, slow.t/ms, quick.t/ms])

traces = [StateMonitor(group, 'v', record=0) for group in (a, b, c)]
net = Network(a, b, c, note, traces)
net.run(3*ms)
results = {'a': array(traces[0].v), 'b': array(traces[1].v), 'c': array(traces[2].v), 'calls': array(calls),
           'end': array([slow.t/ms, quick.t/ms, defaultclock.t/ms]), 'steps': array([slow.dt/ms, quick.dt/ms, defaultclock.dt/ms]),
           'timesteps': array([slow.timestep[:], quick.timestep[:]]), 'tc': traces[2].t/ms}
