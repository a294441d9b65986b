"""Group variables written and read by number, slice, list, condition and string."""
cells = NeuronGroup(10, '''v : volt
                           k : 1''')
cells.v = -70*mV
cells.v[0] = -60*mV
cells.v[1:3] = [-50, -40]*mV
cells.v[[7, 5]] = [1, 2]*mV
cells.v['i > 7'] = 'i*mV'
cells.k = 'v/mV + 1'
cells.k['v < -60*mV'] = 'k + 1000'
cells.k[4] *= 2
others = NeuronGroup(10, 'u : volt')
others.u = cells.v_
results = {'u': others.u/mV, 'v': cells.v/mV, 'k': array(cells.k), 'some': cells.v['k > 0']/mV, 'one': cells.v[8]/mV,
           'slice': cells.v[2:9:3]/mV, 'bare': array(cells.v_), 'mean': mean(cells.v)/mV}
