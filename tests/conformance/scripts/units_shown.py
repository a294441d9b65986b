"""Quantities as text: the best unit, a unit of choice, with a precision, arrays."""
tau, v, g = 12.5*ms, array([-65, -0.5])*mV, 3.2*nS
texts = [str(tau), str(v), str(g), str(1/tau), str(g*(2*mV)), str(0*mV), str(1e-15*amp), tau.in_unit(second),
         g.in_unit(nS, precision=3), tau.in_best_unit(precision=4), str(in_unit(3*volt, mV)),
         str(in_best_unit(0.0002*amp)), str(3*Hz), repr(Mohm), str(nS), str(100*metre), str(1*mole), str(1000*Hz),
         f'{tau}', f'{tau/ms:.3f}', '%.2f' % (v[0]/mV), str(1.525e-19*amp), str(3e16*ohm), str(2*kilogram), str(5e-7*kilogram),
         str(0.02*kelvin), str([0.5, 40]*gram)]
results = {'texts': array(texts)}
