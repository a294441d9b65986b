"""Units and constants of the script inside strings, products of units, and powers of them."""
v_unit = 2*mV
cells = NeuronGroup(5, '''v : volt
                          g : siemens
                          q : coulomb
                          a : metre**2
                          r = v*g/(1*nA) : 1
                          power = v**2*g : watt''')
cells.v = '-60*mV + i*v_unit'
cells.g = '10*nS*(1 + i)'
cells.q = 'g*v*3*ms'
cells.a = '(20*um)**2*i'
results = {'v': cells.v/mV, 'g': cells.g/nS, 'q': cells.q/(pF*volt),
           'a': cells.a/um**2, 'r': array(cells.r), 'power': cells.power/pwatt}
