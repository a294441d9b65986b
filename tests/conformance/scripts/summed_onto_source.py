"""A summed variable of the source, with units, and one of each side in the same object."""
left = NeuronGroup(3, '''dv/dt = (5*mV*(1 + i) + back - v)/(6*ms) : volt
                         back : volt''', method='euler')
right = NeuronGroup(2, '''dv/dt = (forth - v)/(4*ms) : volt
                          forth : volt''', method='euler')
S = Synapses(left, right, '''w : 1
                             forth_post = w*v_pre : volt (summed)
                             back_pre = -w*v_post*N_incoming : volt (summed)''')
S.connect(condition='i >= j')
S.w = '0.2 + 0.1*i'
trace_l, trace_r = StateMonitor(left, ['v', 'back'], record=True), StateMonitor(right, ['v', 'forth'], record=True)
run(20*ms)
results = {'lv': trace_l.v/mV, 'back': trace_l.back/mV, 'rv': trace_r.v/mV, 'forth': trace_r.forth/mV}
