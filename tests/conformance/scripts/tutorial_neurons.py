"""What a first lesson builds: a decay, a driven one, spikes, refractoriness, an adapting threshold, a population."""
results = {}
start_scope()
speed = 8*ms
cell = NeuronGroup(1, '''
dv/dt = (1 - v)/speed : 1
''')
before = cell.v[0]
run(70*ms)
results['decay'] = array([before + 1, cell.v[0], 1 - exp(-70*ms/speed)])

start_scope()
cell = NeuronGroup(1, 'dv/dt = (cos(2*pi*80*Hz*t) - v)/speed : 1', method='euler')
watch = StateMonitor(cell, 'v', record=True)
cell.v = 3
run(40*ms)
results['driven'], results['driven_t'] = array(watch.v[0]), watch.t/ms

start_scope()
cell = NeuronGroup(1, 'dv/dt = (1.1 - v)/speed : 1 (unless refractory)', threshold='v > 0.7', reset='v = 0', refractory=4*ms)
watch, spikes = StateMonitor(cell, 'v', record=0), SpikeMonitor(cell)
run(50*ms)
results['v'], results['spike_t'] = array(watch.v[0]), spikes.t/ms

start_scope()
cell = NeuronGroup(1, '''
dv/dt = (2 - v)/speed : 1 (unless refractory)
dlevel/dt = (1 - level)/(40*ms) : 1
''', threshold='v > level', reset='''
v = 0
level += 0.15
''', refractory=3*ms)
cell.level = 1
watch, spikes = StateMonitor(cell, ['v', 'level'], record=0), SpikeMonitor(cell)
run(80*ms)
results['adapting_v'], results['level'], results['spike_t_adapting'] = array(watch.v[0]), array(watch.level[0]), spikes.t/ms

start_scope()
number, strongest, length = 80, 2.5, 200*ms
cells = NeuronGroup(number, '''
dv/dt = (drive - v)/speed : 1 (unless refractory)
drive : 1
''', threshold='v > 1', reset='v = 0', refractory=4*ms)
spikes = SpikeMonitor(cells)
cells.drive = 'strongest*i/(number - 1)'
cells.v = '(i*0.618034) % 1'
run(length)
results['spike_t_many'], results['many_i'], results['rates'] = spikes.t/ms, array(spikes.i), spikes.count/length/Hz
