"""A linked variable in strings that set other variables, read whole, by slice and by string."""
places = NeuronGroup(2, 'x : metre')
places.x = [0, 300]*um
cells = NeuronGroup(6, '''x : metre (linked)
                          y : metre
                          v : 1''')
cells.x = linked_var(places, 'x', index=array([0, 1, 0, 1, 0, 1]))
cells.y = 'x + i*10*um'
cells.v['x > 0*um'] = 'i'
results = {'y': cells.y/um, 'x': cells.x[:]/um, 'some': cells.x[1:3]/um, 'v': array(cells.v),
           'by_string': cells.y['x > 0*um']/um, 'mean': mean(cells.x[:])/um}
