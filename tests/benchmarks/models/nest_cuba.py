"""CUBA in NEST: the network of `cuba.py`."""

import nest

N = 4000
p = 0.02
strength = 1.0
ms = 1.0
duration = 1000 * ms
step = 0.1 * ms

nest.ResetKernel()
nest.set_verbosity("M_ERROR")
nest.resolution = step
nest.rng_seed = 1
#: a current of this many pA is worth 1 mV in CUBA's equation for v
picoamps = 200.0 / 20.0
cells = nest.Create(
    "iaf_psc_exp",
    N,
    {
        "C_m": 200.0,
        "tau_m": 20.0,
        "tau_syn_ex": 5.0,
        "tau_syn_in": 10.0,
        "E_L": -49.0,
        "V_th": -50.0,
        "V_reset": -60.0,
        "t_ref": 5.0,
        "V_m": nest.random.uniform(-60.0, -50.0),
    },
)
randomly = {"rule": "pairwise_bernoulli", "p": p}
# a synapse of NEST takes one step at least, as the next update of v in Brian does
excitatory = {"weight": strength * 1.62 * picoamps, "delay": step}
inhibitory = {"weight": strength * -9.0 * picoamps, "delay": step}
nest.Connect(cells[: 4 * N // 5], cells, randomly, excitatory)
nest.Connect(cells[4 * N // 5 :], cells, randomly, inhibitory)
spikes = nest.Create("spike_recorder")
nest.Connect(cells, spikes)

nest.Simulate(duration)

fingerprint = {"rate (Hz)": spikes.n_events / (N * duration / 1000)}
print(fingerprint)
