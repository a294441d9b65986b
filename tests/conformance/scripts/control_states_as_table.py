"""States as a pandas table, where pandas is there, back and forth."""
cells = NeuronGroup(3, '''v : volt
                          n : integer''')
cells.v = '(1 + i)*mV'
cells.n = 'i'
results = {'v': cells.v/mV}
try:
    import pandas
except ImportError:
    pass
else:
    table = cells.get_states(['v', 'n'], units=False, format='pandas')
    table['v'] *= 2
    cells.set_states(table, units=False, format='pandas')
    results.update(columns=array(sorted(table.columns)), after=cells.v/mV)
