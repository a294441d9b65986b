"""Declared units in the spellings people use."""
cells = NeuronGroup(2, '''a : amp/meter**2
                          b : 1/second
                          c : Hz
                          d : volt/second
                          u : siemens*meter**-2
                          f : metre
                          g : coulomb
                          h : farad/metre**2
                          k : volt**2
                          l : ohm
                          n : mole/metre**3
                          o : radian
                          p : second**-1
                          q : amp*second
                          r : joule/coulomb
                          s : kilogram''')
cells.a = 3*uA/cm**2
cells.b = 2/ms
cells.c = 'b*i'
cells.d = 4*mV/ms
cells.u = 5*msiemens/cm**2
cells.f = 10*um
cells.g = 'q + 2*nA*ms'
cells.h = 1*ufarad/cm**2
cells.k = 'r**2 + (1*mV)**2'
cells.l = 10*Mohm
cells.n = 2*mmolar
cells.o = pi
cells.p = 'b + 1*Hz'
cells.r = 7*mV
cells.s = 0.003*kilogram
results = {name: array(getattr(cells, name + '_')) for name in 'abcdufghklnoprs'}
