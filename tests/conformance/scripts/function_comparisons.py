"""Comparisons, chains of them, ``and``, ``or``, ``not``, ``True``, booleans as numbers, and their precedence."""
cells = NeuronGroup(9, '''x : 1
                          a : boolean
                          b : boolean
                          y : 1''')
cells.x = 'i - 4'
cells.a = 'i % 2 == 0'
cells.b = 'i > 5'
results = {}
for string in ['x < 0', 'x <= 0', 'x == 0', 'x != 0', 'x >= 0', 'x > 0', '-2 < x and x < 2', 'x < -2 or x > 2', 'not a', 'not a and b', 'not (a and b)',
               'a or b and not a', '(a or b) and not a', 'a and True', 'a or False', 'x > 0 and a or b', 'not x > 0', 'a == b', 'a != b',
               'not (x > 1 or a)', 'x + 1 > 2*x', 'abs(x) < 2 and not x == 1', 'int(a) + int(b) > 0', 'a and b and x > 3']:
    cells.b = 'i > 5'
    results[string] = array(cells.a[string])
    cells.y = f'int({string})*2 + 1'
    results['number of ' + string] = array(cells.y)
