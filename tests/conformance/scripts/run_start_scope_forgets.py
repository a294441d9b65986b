"""After ``start_scope`` the objects made before no longer run."""
before = NeuronGroup(1, 'dv/dt = 1/(1*ms) : 1', method='euler')
before.v = 3
start_scope()
after = NeuronGroup(1, 'dv/dt = 1/(1*ms) : 1', method='euler')
run(2*ms)
results = {'before': array(before.v), 'after': array(after.v)}
