"""Brunel's network in NEST: the network of `brunel.py`."""

import nest

N = 10000
inputs_e = 800
inputs_i = 200
ms = mV = 1.0
duration = 200 * ms

nest.ResetKernel()
nest.set_verbosity("M_ERROR")
nest.resolution = 0.1
nest.rng_seed = 1
tau_m = 20.0
theta = 20.0
J = 0.1 * mV
g = 5
external_rate = 1000 * 2 * theta / (J * inputs_e * tau_m)

cells = nest.Create(
    "iaf_psc_delta",
    N,
    {
        "C_m": 1.0,
        "tau_m": tau_m,
        "E_L": 0.0,
        "V_th": theta,
        "V_reset": 10.0,
        "t_ref": 2.0,
        "V_m": nest.random.uniform(0.0, theta),
    },
)
fixed = {"rule": "fixed_indegree", "allow_multapses": False}
nest.Connect(
    cells[: 4 * N // 5], cells, fixed | {"indegree": inputs_e}, {"weight": J, "delay": 1.5}
)
nest.Connect(
    cells[4 * N // 5 :], cells, fixed | {"indegree": inputs_i}, {"weight": -g * J, "delay": 1.5}
)
external = nest.Create("poisson_generator", params={"rate": inputs_e * external_rate})
nest.Connect(external, cells, syn_spec={"weight": J, "delay": 1.5})
spikes = nest.Create("spike_recorder")
nest.Connect(cells, spikes)
# connections to and from devices are not synapses of the network
synapses = nest.num_connections - 2 * N

nest.Simulate(duration)

fingerprint = {"rate (Hz)": spikes.n_events / (N * duration / 1000), "synapses": synapses}
print(fingerprint)
