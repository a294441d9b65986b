"""Functions as objects with all that can be said of them: types, implementations, vectorisation."""
import numpy as np

wave = Function(np.sin, arg_units=[1], arg_names=['x'], arg_types=['float'], return_unit=1, return_type='float')
wave.implementations.add_implementation('cpp', 'double wave(double x) { return sin(x); }')
high = Function(lambda x: x > 0.5, arg_units=[1], return_unit=bool, return_type='boolean', stateless=True)
number = Function(lambda _vectorisation_idx: 2.0*np.asarray(_vectorisation_idx), arg_units=[], return_unit=1,
                  auto_vectorise=True, stateless=False)

@implementation('numpy', discard_units=True)
@check_units(x=volt, result=1)
def steep(x):
    return 1/(1 + np.exp(-x/0.001))

@check_units(I=amp, R=ohm, wibble=metre, result=volt)
def getvoltage(I, R, **k):
    return I*R

changed = Function(lambda x: x, arg_units=[1], return_unit=1)
changed.implementations.add_numpy_implementation(lambda x: 3*x, discard_units=True)
cells = NeuronGroup(4, '''dv/dt = (wave(x) + steep(u) - v)/(10*ms) : 1
                          x : 1
                          u : volt
                          k : 1
                          n : 1''', threshold='high(v)', reset='v = 0', method='euler')
cells.x, cells.u, cells.k, cells.n = 'i*0.7', '(i - 1)*mV', 'number()', 'changed(i)'
trace, spikes = StateMonitor(cells, 'v', record=True), SpikeMonitor(cells)
run(20*ms)
results = {'v': array(trace.v), 'spike_t': array(spikes.t), 'k': array(cells.k), 'n': array(cells.n),
           'voltage': getvoltage(2*nA, 3*Mohm)/mV, 'called': float(wave(0.3))}
