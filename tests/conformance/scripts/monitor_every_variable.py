"""``True`` for all variables, lists, single names; ``record`` as number, slice-like list and array."""
cells = NeuronGroup(4, '''dv/dt = (I - v)/(6*ms) : volt
                          I : volt
                          half = v/2 : volt
                          n : integer
                          s : 1 (shared)''', method='exact')
cells.I = '(1 + i)*mV'
cells.n = 'i*2'
cells.s = 7
whole = StateMonitor(cells, True, record=True)
few = StateMonitor(cells, ['half', 'n'], record=array([3, 1]))
one = StateMonitor(cells, 'v', record=2)
run(3*ms)
results = {'variables': array(sorted(whole.record_variables)), 'v': whole.v/mV, 'I': whole.I/mV, 'half': whole.half/mV,
           'n': array(whole.n), 'few_half': few.half/mV, 'few_n': array(few.n), 'at3': few[3].half/mV, 'one': one.v/mV,
           'at2': one[2].v/mV, 'bare': array(few.half_), 't': few.t/ms, 'shape': array(one.v.shape),
           't_bare': array(one.t_), 'held': few.variables['half'].get_value().T, 'held_names': array(sorted(few.recorded_variables)), 's': array(whole.s), 'N': array(whole.N), 'several': few[[1, 3]].half/mV}
