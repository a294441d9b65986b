"""What is calculated from units alone is a unit: its text, its name, and values written in it."""
v, g = 12.5*mV/ms, 3.2*nS/um**2
units = [mV*ms, mV/ms, nS/cm**2, mV/(ms*nA), (mV/ms)**2, 1/ms, ms**-2, mV/ms/ms, umetre**2/ms]
texts = [str(u) for u in units] + [u.name for u in units] + [str(u.iscompound) for u in units]
texts += [v.in_unit(volt/second), v.in_unit(mV/ms), g.in_unit(nS/um**2, precision=2), str(in_unit(3*mV*ms, mV*ms)),
          str(2/ms), str(3*(nS*mV)), str(mV.iscompound)]
register_new_unit(mole/cm)
texts += [str(3*mole/cm), (3*mole/cm).in_best_unit(python_code=True)]
results = {'texts': array(texts), 'values': array([float(u) for u in units])}
