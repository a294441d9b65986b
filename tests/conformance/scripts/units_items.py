"""Quantities changed in place: items, slices, sums; and their shapes and kinds."""
v = zeros(5)*mV
v[0] = 3*mV
v[1:3] = [1, 2]*mV
v += 1*mV
v[v > 2*mV] *= 2
v[-1] -= 0.5*mV
w = ones((2, 2))*nS
w[0, 1] = 5*nS
w[1] = w[0]*2
w /= 4
results = {'v': v/mV, 'w': w/nS, 'bare': asarray(v), 'one': v[2]/mV, 'len': len(v), 'shape': array(w.shape), 'have': array([have_same_dimensions(v, 1*volt), have_same_dimensions(v, w), is_dimensionless(v/mV)]),
           'stack': array([float(x/mV) for x in v]), 'copy': v.copy()/mV, 'flat': w.flatten()/nS, 'dims': array(str(get_dimensions(v)) == str(get_dimensions(2*volt))),
           'equal': v == 1*mV, 'from_list': array([1*mV/mV, 2]), 'quantity': Quantity([1, 2], dim=volt.dim)/volt, 'with': Quantity.with_dimensions(3, second=1)/ms}
