"""A function whose arguments have the unit of another, by the names that they are given."""


def middle(a, b, share):
    return a + share*(b - a)


mixed = Function(middle, arg_units=[None, 'low', 1], arg_names=['low', 'high', 'share'],
                 return_unit=lambda low, high, share: low)
G = NeuronGroup(3, '''dv/dt = (mixed(v, u, 0.25) - 2*v)/(10*ms) : volt
                      u : volt
                      x : 1
                      y = mixed(x, 2*x + 1, 0.5) : 1''')
G.v, G.u, G.x = '(i + 1)*mV', '(2 - i)*mV', 'i'
run(5*ms)
results = {'v': G.v/mV, 'y': G.y[:]}
