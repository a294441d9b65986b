"""What a second lesson builds: weights and delays by index, rules, weights by distance, STDP as traces and as a window."""
results = {}
start_scope()
cells = NeuronGroup(3, '''
dv/dt = (drive - v)/speed : 1
drive : 1
speed : second
''', threshold='v > 1', reset='v = 0')
cells.drive = [1.8, 0, 0]
cells.speed = [8, 60, 90]*ms
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w')
S.connect(i=0, j=[1, 2])
S.w = 'j*0.15'
S.delay = 'j*1.5*ms'
watch = StateMonitor(cells, 'v', record=True)
run(40*ms)
results['v'] = array(watch.v)

start_scope()
line = NeuronGroup(12, 'v : 1')
for name, rule in {'near': dict(condition='abs(i - j) <= 2 and i != j'), 'one': dict(j='i'),
                   'window': dict(j='k for k in range(i - 2, i + 3) if k != i', skip_if_invalid=True)}.items():
    S = Synapses(line, line)
    S.connect(**rule)
    results[f'{name}_i'], results[f'{name}_j'] = array(S.i), array(S.j)

start_scope()
gap = 40*umetre
width = 6*gap
line = NeuronGroup(25, 'place : metre')
line.place = 'i*gap'
S = Synapses(line, line, 'w : 1')
S.connect(condition='i != j')
S.w = 'exp(-(place_pre - place_post)**2/(2*width**2))'
results['w'], results['place'] = array(S.w), S.place_pre[20:30]/umetre

start_scope()
up, top = 0.012, 0.015
down = -1.1*up
pair = NeuronGroup(2, 'v : 1', threshold='t > (1 + i)*8*ms', refractory=100*ms)
S = Synapses(pair, pair, '''
w : 1
dx/dt = -x/(15*ms) : 1 (clock-driven)
dy/dt = -y/(25*ms) : 1 (clock-driven)
''', on_pre='''
v_post += w
x += up
w = clip(w + y, 0, top)
''', on_post='''
y += down
w = clip(w + x, 0, top)
''', method='linear')
S.connect(i=0, j=1)
watch = StateMonitor(S, ['w', 'x', 'y'], record=True)
run(30*ms)
results['pair_w'], results['x'], results['y'] = array(watch.w[0]), array(watch.x[0]), array(watch.y[0])

start_scope()
longest, number = 40*ms, 30
early = NeuronGroup(number, 'at : second', threshold='t > at', refractory=100*ms)
late = NeuronGroup(number, 'at : second', threshold='t > at', refractory=100*ms)
early.at = '0.03*ms + longest*i/(number - 1)'
late.at = '0.03*ms + longest*(1 - i/(number - 1))'
S = Synapses(early, late, '''
w : 1
dx/dt = -x/(15*ms) : 1 (event-driven)
dy/dt = -y/(25*ms) : 1 (event-driven)
''', on_pre='x += up; w += y', on_post='y += down; w += x')
S.connect(j='i')
run(longest + 1*ms)
results['difference'], results['window'] = (late.at - early.at)/ms, array(S.w)
