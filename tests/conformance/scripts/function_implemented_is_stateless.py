"""A function with an implementation may be called more than once, and in subexpressions."""
@implementation('numpy', discard_units=True)
@check_units(x=1, result=1)
def bend(x):
    return np.sin(x)
G = NeuronGroup(3, '''dv/dt = (y + bend(v) - bend(2*v))/(10*ms) : 1
y = bend(3*v) + i : 1''', method='rk2')
G.v = '0.1 + 0.2*i'
M = StateMonitor(G, 'y', record=True)
run(5*ms)
results = {'v': array(G.v), 'y': M.y}
