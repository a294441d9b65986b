"""Every function of the language at zero, at its edges, below zero and far out."""
cells = NeuronGroup(13, '''x : 1
                           y : 1
                           k : integer''')
cells.x = [-1000, -5.5, -2, -1, -0.5, -1e-9, 0, 1e-9, 0.5, 1, 2.5, 7, 500]
results = {}
for string in ['abs(x)', 'sign(x)', 'floor(x)', 'ceil(x)', 'int(x)', 'int(x > 0)', 'sqrt(abs(x))', 'exp(x/10)', 'expm1(x/10)',
               'exprel(x/10)', 'exprel(-x)', 'log(abs(x) + 1)', 'log10(abs(x) + 1)', 'log1p(abs(x))', 'sin(x)', 'cos(x)', 'tan(x)',
               'sinh(x/100)', 'cosh(x/100)', 'tanh(x)', 'arcsin(clip(x, -1, 1))', 'arccos(clip(x, -1, 1))', 'arctan(x)',
               'clip(x, -1, 1)', 'clip(x, -inf, 2)', 'clip(x, 0, inf)', 'abs(-x)', 'sign(-x) + sign(0*x)', 'exp(-abs(x))',
               'int(x*2)', 'floor(-x)', 'x**2', 'abs(x)**0.5', 'x**3', '(x**2)**1.5', 'abs(x)**-0.5*int(abs(x) > 0.1)', '2**clip(x, -10, 10)', '(-2.0)**int(clip(x, -5, 5))']:
    with errstate(all='ignore'):
        cells.y = string
    results[string] = array(cells.y)
