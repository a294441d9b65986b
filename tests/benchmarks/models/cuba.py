"""CUBA: leaky neurons with exponential currents (Vogels & Abbott 2005; Brette et al. 2007)."""

from brian2 import *

N = 4000
p = 0.02
strength = 1.0
duration = 1000 * ms
step = 0.1 * ms

seed(1)
defaultclock.dt = step
tau_m = 20 * ms
tau_e = 5 * ms
tau_i = 10 * ms
v_rest = -49 * mV
v_threshold = -50 * mV
v_reset = -60 * mV
w_e = strength * 1.62 * mV
w_i = strength * -9 * mV

cells = NeuronGroup(
    N,
    """dv/dt = (g_e + g_i - (v - v_rest))/tau_m : volt (unless refractory)
       dg_e/dt = -g_e/tau_e : volt
       dg_i/dt = -g_i/tau_i : volt""",
    threshold="v > v_threshold",
    reset="v = v_reset",
    refractory=5 * ms,
    method="exact",
)
cells.v = "v_reset + rand()*(v_threshold - v_reset)"
from_e = Synapses(cells[: 4 * N // 5], cells, on_pre="g_e_post += w_e")
from_e.connect(p=p)
from_i = Synapses(cells[4 * N // 5 :], cells, on_pre="g_i_post += w_i")
from_i.connect(p=p)
spikes = SpikeMonitor(cells)

run(duration)

fingerprint = {"rate (Hz)": float(spikes.num_spikes / (N * duration / second))}
print(fingerprint)
