"""Plasticity that reads filtered potentials of the target at each presynaptic spike and in between."""
pre = NeuronGroup(3, 'dv/dt = (1.2 + 0.2*i - v)/(9*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
post = NeuronGroup(2, '''dv/dt = (1.6 - v)/(12*ms) : 1
                         dlow/dt = (v - low)/(10*ms) : 1
                         dhigh/dt = (v - high)/(7*ms) : 1''', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(pre, post, '''dw/dt = 0.02/ms*x*int(v_post > 0.6)*int(high_post > 0.4) : 1 (clock-driven)
                           dx/dt = -x/(15*ms) : 1 (clock-driven)''',
             on_pre='''v_post += 0.01*w
                       w = clip(w - 0.05*clip(low_post - 0.3, 0, inf), 0, 2)
                       x += 0.2''', method='euler')
S.connect()
S.w = 1
trace = StateMonitor(S, 'w', record=True)
run(80*ms)
results = {'w': array(trace.w)}
