"""A subexpression with names of a function's own, calculated with inside of that function."""
@check_units(x=volt, result=1)
def open_part(x):
    return 1/(1 + exp(-x/(5*mV)))

def measured():
    gain = 3
    cells = NeuronGroup(3, '''y = gain*z : volt
                              part = open_part(z) : 1
                              z : volt''')
    cells.z = [1, -3, 5]*mV
    return {'double': 2*cells.y, 'sum': cells.y + 1*mV, 'ratio': cells.y/mV, 'minus': -cells.y,
            'all': cells.y[:], 'one': cells.y[0], 'some': cells.y['i > gain - 2'],
            'above': cells.y > 2*mV, 'part': 2*cells.part[:], 'length': len(cells.y)}

results = measured()
