"""Integration methods described by the script: one line, stages, with the time, by name, in synapses."""
forward = ExplicitStateUpdater('x_new = x + dt*f(x, t)')
midpoint = ExplicitStateUpdater('''k = dt*f(x, t)
                                   x_new = x + dt*f(x + 0.5*k, t + 0.5*dt)''')
heuns = ExplicitStateUpdater('''k_1 = dt*f(x, t)
                                k_2 = dt*f(x + k_1, t + dt)
                                x_new = x + (k_1 + k_2)/2''')
iterated = ExplicitStateUpdater('x_new = f(x, t)')
quiet = ExplicitStateUpdater('x_new = x + dt*f(x, t) + 0*g(x, t)*dW', stochastic='additive')
if 'by_name' not in StateUpdateMethod.stateupdaters:
    StateUpdateMethod.register('by_name', forward)

oscillator = '''dv/dt = (w - v + sin(t/(3*ms)))/tau : 1 (unless refractory)
                dw/dt = (0.5 - v*w)/(2*tau) : 1
                tau : second'''
def traces(method, model=oscillator, **more):
    G = NeuronGroup(3, model, threshold='v > 0.4', reset='v = 0', refractory=2*ms, method=method, **more)
    G.tau, G.v = '(5 + i)*ms', '0.1*i'
    M = StateMonitor(G, 'v', record=True)
    Network(G, M).run(20*ms)
    return array(M.v)
def stated(equations, variables, options):
    return 'v = v + dt/tau*(1 - v)'

results = {'forward': traces(forward), 'midpoint': traces(midpoint), 'heuns': traces(heuns),
           'by_name': traces('by_name'), 'listed': traces(['linear', 'rk4']),
           'quiet': traces(quiet, '''dv/dt = (0.9 - v)/tau + xi_a/tau**0.5 + 0.5*xi_b/tau**0.5 : 1
                                     tau : second'''),
           'iterated': traces(iterated, '''dv/dt = (0.1 + 0.9*v)/second : 1
                                           tau : second'''),
           'stated': traces(stated, '''dv/dt = (0.3 - v)/tau : 1
                                       tau : second''')}
source = SpikeGeneratorGroup(2, [0, 1, 0], [1, 2, 5]*ms)
target = NeuronGroup(2, 'u : 1')
S = Synapses(source, target, 'dg/dt = -g**2/(3*ms) : 1 (clock-driven)',
             on_pre='g += 1', method=midpoint)
S.connect()
M = StateMonitor(S, 'g', record=True)
run(8*ms)
results['g'] = array(M.g)
