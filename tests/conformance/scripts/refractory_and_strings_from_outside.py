"""Set between two runs, what is marked (unless refractory) stays where it is so: if a string is involved."""
def after(code):
    cells = NeuronGroup(5, '''dv/dt = 0.1/ms : 1 (unless refractory)
                              free : 1''', threshold='v > 1', reset='v = 0.01*i; free = v', refractory=5*ms)
    cells.v = [0, 2, 0.1, 2, 0.3]
    net = Network(cells)
    net.run(1*ms)
    exec(code, {'cells': cells})
    shown = array(cells.v)
    net.run(6*ms)
    return concatenate([shown, array(cells.v), array(cells.free)])

results = {f'{k}': after(code) for k, code in enumerate([
    "cells.v = '0.3 + 0.1*i'", "cells.v['i > 0'] = 0.5", "cells.v['i > 0'] = '0.5 + 0.1*i'", "cells.v[1:] = '0.4'",
    "cells.v[1:] = 0.4", "cells.v = 0.6", "cells.v += 0.1", "cells[1:].v = '0.2*i'", "cells.free = 'i'",
    "cells.not_refractory = True; cells.v = '0.3'"])}
