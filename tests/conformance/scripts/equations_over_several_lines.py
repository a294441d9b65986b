"""A right-hand side that goes on over lines, with brackets, a backslash and comments between."""
cells = NeuronGroup(2, '''
    dv/dt = (  leak      # first term
             + drive     # second
            )/tau : volt (unless refractory)
    leak = El \
           - v : volt
    # a line of its own
    drive = 20*mV*(1 +
                   0.5*i) : volt
    tau : second (constant)
    El : volt (constant, shared)''', threshold='v > -50*mV', reset='v = El', refractory=2*ms, method='exact')
cells.tau = [5, 10]*ms
cells.El = -65*mV
cells.v = -65*mV
trace = StateMonitor(cells, ['v', 'leak', 'drive'], record=True)
run(20*ms)
results = {'v': trace.v/mV, 'leak': trace.leak/mV, 'drive': trace.drive/mV}
