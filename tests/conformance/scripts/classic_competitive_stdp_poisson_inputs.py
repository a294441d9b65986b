"""Song, Miller and Abbott 2000 with a Poisson group that fires when a table says so, and traces of either side."""
number, top = 50, 0.1
gain_pre = 0.01*top
gain_post = -1.05*gain_pre
certain = 1/defaultclock.dt
table = TimedArray((sin(outer(arange(2000)*0.7, 1 + arange(number)*0.618034)) > 0.99)*certain, dt=0.1*ms)
inputs = PoissonGroup(number, rates='table(t, i)')
cell = NeuronGroup(1, '''dv/dt = (-74*mV - v - g*v)/(10*ms) : volt
                         dg/dt = -g/(5*ms) : 1''', threshold='v > -54*mV', reset='v = -60*mV', method='euler')
cell.v = -60*mV
S = Synapses(inputs, cell, '''w : 1
                              dbefore/dt = -before/(20*ms) : 1 (event-driven)
                              dafter/dt = -after/(20*ms) : 1 (event-driven)''',
             on_pre='''g_post += w
                       before += gain_pre
                       w = clip(w + after, 0, top)''',
             on_post='''after += gain_post
                        w = clip(w + before, 0, top)''')
S.connect()
S.w = '(i*0.618034 % 1)*top'
trace = StateMonitor(S, ['w', 'before'], record=[0, 1])
given, fired = SpikeMonitor(inputs), SpikeMonitor(cell)
run(150*ms)
results = {'w': array(S.w), 'trace': array(trace.w), 'before': array(trace.before), 'spike_t_in': given.t/ms,
           'spike_i_in': array(given.i), 'spike_t': fired.t/ms}
