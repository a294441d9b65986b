"""Functions that discard units: those of the script are plain numbers in them."""
import numpy as np

rise, ceilings = 50*Hz/nA, [20, 100]*Hz


@implementation('numpy', discard_units=True)
@check_units(I=amp, result=Hz)
def rate(I):
    return clip((I - 1*nA)*rise, 0*Hz, ceilings[1])


@implementation('numpy', discard_units=True)
@check_units(I=amp, shift=1, result=Hz)
def low(I, shift):
    return np.minimum(rate(I) + shift*Hz, ceilings[0])


G = NeuronGroup(5, '''dv/dt = rate(I) : 1
                      I : amp
                      r = rate(I) : Hz''', threshold='v > 0.3', reset='v -= 0.1*rate(I)/Hz')
G.I = 'i*0.7*nA'
M = SpikeMonitor(G)
run(10*ms)
results = {'v': G.v[:], 'r': G.r/Hz, 'spikes': M.count[:], 'called': rate(2.5*nA)/Hz}
