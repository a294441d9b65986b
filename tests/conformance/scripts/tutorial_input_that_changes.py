"""A current that changes while a Hodgkin-Huxley cell runs: between runs, by a regular statement, by an operation,
by a timed array."""
C, gL, gNa, gK = 200*pF, 10*nS, 20*uS, 6*uS
EL, ENa, EK, VT = -65*mV, 50*mV, -90*mV, -63*mV
model = '''
dv/dt = (gL*(EL - v) + gNa*m**3*h*(ENa - v) + gK*n**4*(EK - v) + I)/C : volt
dm/dt = 0.32*4/exprel((13*mV - v + VT)/(4*mV))/ms*(1 - m)
        - 0.28*5/exprel((v - VT - 40*mV)/(5*mV))/ms*m : 1
dn/dt = 0.032*5/exprel((15*mV - v + VT)/(5*mV))/ms*(1 - n)
        - 0.5*exp((10*mV - v + VT)/(40*mV))/ms*n : 1
dh/dt = 0.128*exp((17*mV - v + VT)/(18*mV))/ms*(1 - h)
        - 4/(1 + exp((40*mV - v + VT)/(5*mV)))/ms*h : 1
'''
results = {}

def prepared(current):
    start_scope()
    cell = NeuronGroup(1, model + current, threshold='v > -40*mV', refractory='v > -40*mV', method='exponential_euler')
    cell.v = EL
    return cell

cell = prepared('I : amp (shared)')
watch, spikes = StateMonitor(cell, ['v', 'I'], record=True), SpikeMonitor(cell, variables='v')
for level in [0.2, 0.7, 0]:
    cell.I = level*nA
    run(8*ms)
results['v'], results['I'], results['spike_t'], results['at'] = watch.v/mV, watch.I/nA, spikes.t/ms, spikes.v/mV

cell = prepared('I : amp')
watch = StateMonitor(cell, ['v', 'I'], record=True)
cell.run_regularly('I = (0.2 + 0.5*(t_in_timesteps % 3))*nA', dt=5*ms)
run(15*ms)
results['regularly_v'], results['regularly_I'] = watch.v/mV, watch.I/nA

cell = prepared('I : amp')
watch = StateMonitor(cell, 'v', record=True)

@network_operation(dt=5*ms)
def more():
    cell.I += (0.2 + 0.1*int(len(watch.t) > 60))*nA

run(15*ms)
results['operation_v'] = watch.v/mV

table = TimedArray(array([0, 3, 6, 2])*100*pA, dt=4*ms)
cell = prepared('I = table(t) : amp')
watch = StateMonitor(cell, ['v', 'I'], record=True)
run(16*ms)
results['table_v'], results['table_I'] = watch.v/mV, watch.I/nA
