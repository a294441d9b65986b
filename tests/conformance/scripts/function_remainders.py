"""``//`` and ``%`` of floats and integers of either sign, ``/`` of integers, nested and with precedence."""
cells = NeuronGroup(21, '''x : 1
                           y : 1
                           k : integer''')
cells.x = '(i - 10)*0.7'
cells.k = 'i - 10'
results = {}
for string in ['x // 1', 'x % 1', 'x // 2.5', 'x % 2.5', 'x // -2.5', 'x % -2.5', 'k // 3', 'k % 3', 'k // -3', 'k % -3', 'k / 4', '-k // 3',
               '-k % 3', '-(k // 3)', '(-k) % 3', 'k**2 % 7', 'k*2 // 3 % 4', '7 // 2 + 7 % 2*k', '-k**2', '(-k)**2', 'k - -k',
               'k % 3 == 0', 'not k % 3 == 0', 'x // 1*1 + x % 1', '1 - 2 - k', '12/3/2*k', 'i % 2*3 + i // 2', '-7 // 2 + k', '+k']:
    cells.y = string if '==' not in string else f'int({string})'
    results[string] = array(cells.y)
for number, string in enumerate(['x', 'k // 2', 'x*10', '-x', 'k % 4']):
    cells.k = f'int({string})'
    results[f'k{number}'] = array(cells.k)
    cells.k = 'i - 10'
