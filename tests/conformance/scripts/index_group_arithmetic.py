"""Arithmetic on the attributes themselves: in place, and in a new array."""
cells = NeuronGroup(5, '''v : volt
                          g : siemens''')
cells.v = arange(5)*mV
cells.g = 2*nS
cells.v += 1*mV
cells.v *= 2
cells.g = cells.g*(1 + arange(5))
current = cells.g*cells.v
results = {'v': cells.v/mV, 'current': current/pA, 'max': max(cells.v)/mV, 'number': len(cells),
           'greater': cells.v > 4*mV}
