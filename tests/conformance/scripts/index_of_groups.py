"""Variables of groups chosen by slices, arrays, booleans and strings, and changed in place."""
threshold_level = 3
cells = NeuronGroup(12, '''v : volt
                           n : integer
                           on : boolean
                           tau : second (constant)
                           twice = 2*v : volt''')
cells.v = linspace(-70, -59, 12)*mV
cells.n = arange(12)[::-1]
cells.on = 'n % 3 == 0'
cells.v[::4] = 0*mV
cells.v[[1, 2]] += 5*mV
cells.v[array([3, 5])] = [1, 2]*mV
cells.v['on and i > threshold_level'] = 'v + n*mV'
cells.v[array(cells.n) > 9] *= 0.5
cells.n[-1] = 40
cells.tau[:6] = '(1 + i)*ms'
cells.tau[6:] = 9*ms
results = {'v': cells.v/mV, 'n': array(cells.n), 'on': array(cells.on), 'tau': cells.tau/ms, 'last': cells.v[-1]/mV,
           'twice': cells.twice[2:4]/mV, 'by_subexpression': cells.v['twice > 0*mV']/mV, 'string': cells.n['on'],
           'array': cells.v[array([0, 11, 3])]/mV, 'bare': array(cells.v_[:3]), 'bool': cells.v[array(cells.on)]/mV,
           'sum': sum(cells.v)/mV, 'mean': mean(cells.v[:4])/mV, 'sorted': sort(cells.v)/mV,
           'shape': array(cells.v.shape), 'greater': array(cells.v > -60*mV), 'neg': -cells.v[:2]/mV}
