"""Names that live only in statements are integers when they are made of integers and conditions."""
cells = NeuronGroup(4, '''n : integer
                          m : integer''', threshold='True', reset='''hit = int(n < 3)
                                                                     next = n + 2*hit
                                                                     n = next - 1
                                                                     m += hit''')
cells.n = 'i'
S = Synapses(cells, cells, 'k : integer', on_pre='''late = int(t > 0.2*ms)
                                                   k += late + i''')
S.connect()
trace = StateMonitor(cells, ['n', 'm'], record=True)
run(0.6*ms)
results = {'n': array(trace.n), 'm': array(trace.m), 'k': array(S.k)}
