"""``int`` of a condition, comparisons, ``and``, ``or`` and ``not`` in equations."""
cells = NeuronGroup(6, '''dv/dt = (int(t > 5*ms and t < 12*ms)*gain - v)/(3*ms) : 1
                          gain = 1 + int(2 <= i and i < 4) + 3*int(not (i > 0 or t < 8*ms)) : 1''',
                    method='euler')
trace = StateMonitor(cells, ['v', 'gain'], record=True)
run(20*ms)
results = {'v': array(trace.v), 'gain': array(trace.gain)}
