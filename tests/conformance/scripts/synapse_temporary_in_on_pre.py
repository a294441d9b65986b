"""Several statements on a spike, one of them a name that lives only there."""
cells = NeuronGroup(5, '''dv/dt = (1.5 - v)/(8*ms) : 1
                          gain : 1''', threshold='v > 1', reset='v = 0', method='exact')
cells.v = 'i*0.19'
cells.gain = '1 + 0.1*i'
S = Synapses(cells, cells, '''w : 1
                              used : 1''',
             on_pre='''size = w*gain_post/(1 + used)
                       v_post -= 0.05*size
                       used += size**2
                       w *= 0.99''')
S.connect(condition='(i + 2*j) % 3 == 0 and i != j')
S.w = '1 + 0.3*i - 0.1*j'
trace = StateMonitor(cells, 'v', record=True)
run(60*ms)
results = {'v': array(trace.v), 'w': array(S.w), 'used': array(S.used)}
