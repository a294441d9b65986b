"""Integers divided, floored and taken modulo in a reset, below zero too."""
cells = NeuronGroup(6, '''n : integer
                          k : integer
                          q : 1
                          r : integer
                          f : integer''', threshold='True', reset='''n -= 3
                                                                     k = n // 4
                                                                     r = n % 4
                                                                     q = n / 4
                                                                     f = int(q*1.5)''')
cells.n = '2*i + 1'
trace = StateMonitor(cells, ['n', 'k', 'q', 'r', 'f'], record=True)
run(0.6*ms)
results = {name: array(getattr(trace, name)) for name in ['n', 'k', 'q', 'r', 'f']}
