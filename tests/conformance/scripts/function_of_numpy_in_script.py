"""Quantities in Python: functions of numpy that keep, drop or check units."""
v = array([-65, -50, 10, 3])*mV
g = arange(1, 5)*nS
results = {'sum': sum(v)/mV, 'mean': mean(v)/mV, 'std': std(v)/mV, 'var': var(v)/mV**2, 'max': max(v)/mV, 'abs': abs(v)/mV, 'cumsum': cumsum(g)/nS,
           'diff': diff(v)/mV, 'sqrt': sqrt(v**2)/mV, 'dot': dot(g, v)/pA, 'where': where(v > 0*mV, v/mV, 0),
           'clip': clip(v, -55*mV, 5*mV)/mV, 'linspace': linspace(0*mV, 10*mV, 5)/mV, 'arange': arange(0*ms, 1*ms, 0.25*ms)/ms, 'sort': sort(v)/mV,
           'argmax': array(argmax(v)), 'prod': prod(g[:2])/nS**2, 'reshape': v.reshape(2, 2)/mV, 'T': (ones((2, 3))*mV).T/mV, 'round': around(v/mV*1.26),
           'floor_divide': v//(7*mV), 'remainder': (v % (7*mV))/mV, 'exp': exp(v/(20*mV)), 'sin': sin(v/volt), 'median': array(median(v/mV)), 'power': (v**2)/mV**2, 'reciprocal': (1/g)*nS,
           'neg': -v/mV, 'compare': v > -60*mV, 'any': any(v > 0*mV), 'zeros': zeros(3)*mV/mV + 1, 'ptp': (v.max() - v.min())/mV, 'item': float(v[1]/mV), 'list': array(v.tolist())}
