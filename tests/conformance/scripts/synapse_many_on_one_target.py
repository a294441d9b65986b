"""Several synapses of one target act in one step, repeated pairs among them: sums and products."""
source = NeuronGroup(10, 'v : 1', threshold='t > (1 + i % 3)*ms', refractory=2*ms)
target = NeuronGroup(2, '''x : 1
                           y : 1''')
target.y = 1
S = Synapses(source, target, 'w : 1', on_pre='''x_post += w
                                                y_post *= 0.99''')
S.connect()
S.connect(i=[0, 1, 1], j=[0, 0, 0])
S.w = '0.1 + i*0.01'
trace = StateMonitor(target, ['x', 'y'], record=True)
run(12*ms)
results = {'x': array(trace.x), 'y': array(trace.y)}
