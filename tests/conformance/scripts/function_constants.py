"""``pi``, ``e``, ``inf``, ``True``, numbers in all their spellings, and units inside strings."""
cells = NeuronGroup(3, '''y : 1
                          v : volt
                          q : coulomb''')
results = {}
for string in ['pi*i', 'e**i', '1/(inf + i) + 1', 'clip(i, 1, inf)', '1e-3*i', '1.5E2 + i', '.5*i', '5.*i', '2e3', '0.1 + 0.2', '10*mV/(2*mV)*i', 'second/ms*i',
               'volt/(uvolt)', 'exp(1*mV/(2*mV))', '3*Hz*second', '(2*nS)*(3*Mohm)', '100*pA*Mohm/mV', 'int(True) + i', '1*mV/volt', 'sqrt(4*mV**2)/mV', 'kHz/Hz', 'cm**2/um**2', 'umetre/meter*1e6']:
    cells.y = string
    results[string] = array(cells.y)
cells.v = '(i + 1)*nA*Mohm + 2*mV - sqrt(9*mV**2) + abs(-1*mV)'
cells.q = 'v*3*pF*sign(v) + clip(v, 0*mV, 2*mV)*pF'
results['v'], results['q'] = cells.v/mV, cells.q/(pF*mV)
