"""Statements that set instead of add, from several synapses to one target in the same step."""
source = NeuronGroup(5, 'v : 1', threshold='t > (1 + i % 2)*ms', refractory=3*ms)
target = NeuronGroup(3, '''x : 1
                           y : 1''')
S = Synapses(source, target, 'w : 1', on_pre='''x_post = w
                                                y_post = y_post*0.5 + w''')
S.connect(condition='(i + j) % 2 == 0 or i == 4')
S.w = '1 + i + 10*j'
trace = StateMonitor(target, ['x', 'y'], record=True)
run(9*ms)
results = {'x': array(trace.x), 'y': array(trace.y)}
