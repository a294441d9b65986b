"""``//``, ``%`` and ``/`` on indices and on negative numbers, powers and their precedence."""
cells = NeuronGroup(17, '''x : 1
                           k : integer''')
results = {}
for name, string in {
    'floor': '(i - 8)//3', 'modulus': '(i - 8) % 3', 'ratio': '(i - 8)/3', 'float_floor': '(i - 8.5)//2.5',
    'float_modulus': '(i - 8.5) % 2.5', 'power': '-(i - 8)**2', 'root': '(i + 1)**0.5',
    'precedence': '2*i**2 - 3*i % 4 + -i//2', 'nested': '((i % 4) // 2)*10 + i % 2',
    'inverse': '(i + 1.0)**-1',
}.items():
    cells.x = string
    results[name] = array(cells.x)
cells.k = '(7*i) % 5 - 2'
results['k'] = array(cells.k)
