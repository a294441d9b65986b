"""Functions of the script in equations, thresholds, resets, synapses, assignments and connection rules."""
@check_units(v=volt, slope=1/volt, result=1)
def sigmoid(v, slope):
    return 1/(1 + exp(-v*slope))

@check_units(x=1, result=1)
def square(x):
    return x**2

@implementation('numpy', discard_units=True)
@check_units(t=second, result=1)
def pulse(t):
    return where((t > 0.003) & (t < 0.006), 1.0, 0.0)

@check_units(x=1, result=1)
def distance(x):
    return abs(x)

cells = NeuronGroup(4, '''dv/dt = (10*mV*sigmoid(u - v, 0.1/mV) + 8*mV*pulse(t) - v)/(4*ms) : volt
                          u : volt
                          n : 1''', threshold='square(v/mV) > 49', reset='v = 0*mV; n = square(n + 1)', method='euler')
cells.u = '10*mV*sigmoid(i*mV, 1/mV) + 5*mV*square(i)'
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += mV*sigmoid(v_post, 0.2/mV)*w')
S.connect(condition='distance(i - j) < 2 and i != j')
S.w = 'square(i - j)*0.5'
trace = StateMonitor(cells, ['v', 'n'], record=True)
run(12*ms)
results = {'v': trace.v/mV, 'n': array(trace.n), 'i': array(S.i), 'j': array(S.j), 'w': array(S.w)}
