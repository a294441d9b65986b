"""Products and sums that are computed in another order than they are written: to the last bit."""
G = NeuronGroup(30, 'x : 1\ny : 1\na : 1\nd : second')
G.x, G.y = (arange(30)*0.37 + 0.1) % 1.3, (arange(30)*0.71 + 0.2) % 2.1
c, tau, D = 0.37, 7*ms, 3*mV
formulas = ['x/3', 'x/3/7.0', 'i/49', 'i/49.0', 'i*0.1/3', 'x/0.1/y', '0.7/x/0.3', '0.1*x/y*0.3', '1/(x*0.3)', 'i + 0.1 + 0.2',
            'x - 0.1 - 0.2', '0.1 - (x - 0.2)', 'i/N', 'x*(y/3)', 'y*x/3 - x + c - 0.1', 'x/y*N/3', '0.3*(tau/ms)/y',
            'x/c/3', '(x + 0.1)/0.3', '-x/3', 'x*3*y', 'i*2*0.5', 'i + 2 - 0.5', '(i + 1)/2*3', 'x**2/3', 'exp(-x/c)*0.3/7',
            'x*(0.1 + y)*0.3', '2*x*3 + 4*x*5', '(D/mV)/49/0.3*7.0*y', 'N/0.1*c/49*x', 'sin(2*pi*10*x*tau/ms)']
results = {}
for number, formula in enumerate(formulas):
    G.a = formula
    results[f'{number}'] = ' '.join(float(v).hex() for v in G.a[:])
for number, formula in enumerate(['i/20.0*ms', 'i*150*usecond', 'tau*i/49.0', '0.1*ms*i/3']):
    G.d = formula
    results[f'd{number}'] = ' '.join(float(v).hex() for v in array(G.d[:]))
