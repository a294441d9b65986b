"""The functions that a string may call, each on values below and above zero."""
cells = NeuronGroup(24, '''x : 1
                           y : 1''')
cells.x = '(i - 11.5)/6'
results = {}
for name in ['abs', 'sign', 'floor', 'ceil', 'exp', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh',
             'arctan', 'expm1', 'exprel', 'int']:
    cells.y = f'{name}(x)'
    results[name] = array(cells.y)
for name in ['sqrt', 'log', 'log10', 'log1p']:
    cells.y = f'{name}(x + 2)'
    results[name] = array(cells.y)
for name in ['arcsin', 'arccos']:
    cells.y = f'{name}(x/2)'
    results[name] = array(cells.y)
cells.y = 'clip(x, -0.5, 1)'
results['clip'] = array(cells.y)
