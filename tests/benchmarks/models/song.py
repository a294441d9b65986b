"""Competition by STDP: 1,000 Poisson inputs onto one neuron (Song, Miller & Abbott 2000)."""

from brian2 import *

inputs = 1000
duration = 10 * second

seed(1)
defaultclock.dt = 0.1 * ms
tau_m = 10 * ms
tau_e = 5 * ms
tau_pre = tau_post = 20 * ms
v_rest = -74 * mV
v_threshold = -54 * mV
v_reset = -60 * mV
E_e = 0 * mV
w_max = 0.01
A_pre = 0.01 * w_max
A_post = -1.05 * A_pre

source = PoissonGroup(inputs, rates=15 * Hz)
neuron = NeuronGroup(
    1,
    """dv/dt = (v_rest - v + g*(E_e - v))/tau_m : volt
       dg/dt = -g/tau_e : 1""",
    threshold="v > v_threshold",
    reset="v = v_reset",
    method="euler",
)
neuron.v = v_rest
S = Synapses(
    source,
    neuron,
    """w : 1
       da/dt = -a/tau_pre : 1 (event-driven)
       db/dt = -b/tau_post : 1 (event-driven)""",
    on_pre="""g_post += w
              a += A_pre
              w = clip(w + b, 0, w_max)""",
    on_post="""b += A_post
               w = clip(w + a, 0, w_max)""",
)
S.connect()
S.w = "w_max*(i + 0.5)/inputs"
arriving = SpikeMonitor(source)
leaving = SpikeMonitor(neuron)

run(duration)

fingerprint = {
    "rate of the inputs (Hz)": float(arriving.num_spikes / (inputs * duration / second)),
    "rate of the neuron (Hz)": float(leaving.num_spikes / (duration / second)),
    "mean of w/w_max": float(sum(S.w) / inputs / w_max),
}
print(fingerprint)
