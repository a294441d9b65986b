"""Statements left empty, or blank: of spikes that are not waited for, and of those that are."""
source = NeuronGroup(3, 'dv/dt = (1.4 + 0.1*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
silent = NeuronGroup(2, 'x : 1')
heard = Synapses(source, silent, 'w : 1', on_pre='x_post += w', on_post='', delay=0.5*ms)
heard.connect()
heard.w = 0.1
back = Synapses(silent, source, 'w : 1', on_pre='', on_post='x_pre -= w')
back.connect(i=[0, 1], j=[1, 2])
back.w = 0.01
blank = Synapses(source, source, 'w : 1', on_pre='  ', on_post='  ')
blank.connect(condition='i != j')
late = Synapses(source, source, 'w : 1', on_pre='\n')
late.connect()
late.delay = '0.3*i*ms'
trace = StateMonitor(silent, 'x', record=True)
run(20*ms)
late.pre.code = 'w += 1'
run(10*ms)
results = {'x': array(trace.x), 'w': late.w[:]}
