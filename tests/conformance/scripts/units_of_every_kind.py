"""Compound units by name and by product, prefixes, powers, and conversion of one to another."""
pairs = {'nS': nS/siemens, 'uA': uA/amp, 'Mohm': Mohm/ohm, 'umetre': umetre/metre, 'ufarad': ufarad/farad, 'density': nA*cm**-2/(amp*metre**-2),
         'kHz': kHz/Hz, 'mmolar': mmolar/(mole/metre**3), 'um2': um**2/metre**2, 'cm3': cm**3/metre**3, 'pF': pF/farad, 'kg': kgram/gram, 'msiemens': msiemens/nS,
         'rc': 100*pF*Mohm/ms, 'charge': nA*ms/pcoulomb, 'pA': (10*nS*-70*mV)/pA, 'joule': volt*coulomb/joule, 'watt': volt*amp/mwatt, 'newton': kilogram*metre/second**2*metre/joule,
         'area': 20000*umetre**2/cm**2, 'celsius': 293*kelvin/kelvin, 'per': (1/ms)/kHz, 'cap': 1*ufarad*cm**-2*20000*umetre**2/pF, 'root': (4*mV**2)**0.5/mV, 'hour': 3600*second/ms,
         'mA': mA/uA, 'MHz': MHz/kHz, 'daV': volt/nvolt, 'ksecond': ksecond/second}
results = {name: array(value) for name, value in pairs.items()}
