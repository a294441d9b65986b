"""A sparse balanced network with fixed delays, asynchronous and irregular (Brunel 2000)."""

from brian2 import *

N = 10000
inputs_e = 800
inputs_i = 200
duration = 200 * ms

seed(1)
defaultclock.dt = 0.1 * ms
tau_m = 20 * ms
theta = 20 * mV
v_reset = 10 * mV
J = 0.1 * mV
g = 5
external_rate = 2 * theta / (J * inputs_e * tau_m)

cells = NeuronGroup(
    N,
    "dv/dt = -v/tau_m : volt (unless refractory)",
    threshold="v > theta",
    reset="v = v_reset",
    refractory=2 * ms,
    method="exact",
)
cells.v = "rand()*theta"
from_e = Synapses(cells[: 4 * N // 5], cells, on_pre="v_post += J", delay=1.5 * ms)
from_e.connect(i="k for k in sample(N_pre, size=inputs_e)")
from_i = Synapses(cells[4 * N // 5 :], cells, on_pre="v_post -= g*J", delay=1.5 * ms)
from_i.connect(i="k for k in sample(N_pre, size=inputs_i)")
external = PoissonInput(cells, "v", N=inputs_e, rate=external_rate, weight=J)
spikes = SpikeMonitor(cells)

run(duration)

fingerprint = {
    "rate (Hz)": float(spikes.num_spikes / (N * duration / second)),
    "synapses": len(from_e) + len(from_i),
}
print(fingerprint)
