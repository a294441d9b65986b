"""A string added to equations, as one of several lines."""
tau = 6*ms
base = Equations('dv/dt = (drive - v)/tau : 1')
a = NeuronGroup(2, base + 'drive : 1', method='exact')
b = NeuronGroup(2, base + '''drive = level*2 : 1
                             level : 1''', method='exact')
a.drive = [1, 2]
b.level = [3, 4]
run(5*ms)
results = {'a': array(a.v), 'b': array(b.v)}
