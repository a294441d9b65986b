"""A plastic network of excitatory and inhibitory neurons; each synapse has its own delay."""

from brian2 import *

N_e = 2000
N_i = 500
duration = 1000 * ms

seed(1)
defaultclock.dt = 0.1 * ms
tau_m = 20 * ms
tau_e = 5 * ms
tau_i = 10 * ms
tau_pre = tau_post = 20 * ms
v_rest = -42 * mV
v_threshold = -50 * mV
v_reset = -60 * mV
w_start = 0.4 * mV
w_max = 0.8 * mV
w_ei = 0.4 * mV
w_i = 1.2 * mV
A_pre = 0.03 * w_max
A_post = -1.05 * A_pre

membrane = """dv/dt = (g_e - g_i - (v - v_rest))/tau_m : volt (unless refractory)
              dg_e/dt = -g_e/tau_e : volt
              dg_i/dt = -g_i/tau_i : volt"""
spiking = {"threshold": "v > v_threshold", "reset": "v = v_reset", "refractory": 5 * ms}
excitatory = NeuronGroup(N_e, membrane, method="exact", **spiking)
inhibitory = NeuronGroup(N_i, membrane, method="exact", **spiking)
excitatory.v = "v_reset + rand()*(v_threshold - v_reset)"
inhibitory.v = "v_reset + rand()*(v_threshold - v_reset)"

ee = Synapses(
    excitatory,
    excitatory,
    """w : volt
       da/dt = -a/tau_pre : volt (event-driven)
       db/dt = -b/tau_post : volt (event-driven)""",
    on_pre="""g_e_post += w
              a += A_pre
              w = clip(w + b, 0*mV, w_max)""",
    on_post="""b += A_post
               w = clip(w + a, 0*mV, w_max)""",
)
ei = Synapses(excitatory, inhibitory, on_pre="g_e_post += w_ei")
ie = Synapses(inhibitory, excitatory, on_pre="g_i_post += w_i")
ii = Synapses(inhibitory, inhibitory, on_pre="g_i_post += w_i")
ee.connect(condition="i != j", p=0.1)
# fixed numbers of inputs: else the rates depend much on the network that was drawn
ei.connect(i="k for k in sample(N_pre, size=200)")
ie.connect(i="k for k in sample(N_pre, size=100)")
ii.connect(i="k for k in sample(N_pre, size=100)")
ee.w = "w_start*(0.5 + rand())"
ee.delay = "0.5*ms + 4.5*ms*rand()"
ei.delay = "0.5*ms + 4.5*ms*rand()"
ie.delay = "0.5*ms + 4.5*ms*rand()"
ii.delay = "0.5*ms + 4.5*ms*rand()"
spikes_e = SpikeMonitor(excitatory)
spikes_i = SpikeMonitor(inhibitory)

run(duration)

fingerprint = {
    "rate of E (Hz)": float(spikes_e.num_spikes / (N_e * duration / second)),
    "rate of I (Hz)": float(spikes_i.num_spikes / (N_i * duration / second)),
    "standard deviation of w/w_max": float(std(ee.w / w_max)),
    "synapses": len(ee) + len(ei) + len(ie) + len(ii),
}
print(fingerprint)
