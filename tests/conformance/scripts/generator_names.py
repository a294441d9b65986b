"""Loop variables with names that mean something elsewhere; conditions that keep within range."""
cells = NeuronGroup(6, 'v : 1')
cells.v = 'i'
rules = ['t for t in range(2)', 'dt for dt in range(3) if dt != 1', 'i+mV for mV in range(2) if exp(mV) > 1.5 and i < 3',
         'pi for pi in range(i)', 'exp for exp in range(2)', 'inf + 1 for inf in range(i-1)', 'e*e for e in range(3) if e != i',
         'x for x in range(i, i+2) if j < 6', 'x for x in range(i-1, i+2) if abs(i - j) == 1 and j >= 0 and j < N_post',
         'v for v in range(2)', 'k_pre for k_pre in range(2)', 'xi for xi in range(2)', 'range for range in range(2)']
results = {}
for number, rule in enumerate(rules):
    S = Synapses(cells, cells)
    S.connect(j=rule)
    order = lexsort((S.j[:], S.i[:]))
    results[f'i {number}'], results[f'j {number}'] = array(S.i[:])[order], array(S.j[:])[order]
