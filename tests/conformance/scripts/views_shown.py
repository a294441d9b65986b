"""What variables look like when they are printed, and in which unit values that differ much are."""

G = NeuronGroup(
    3,
    """v : volt
    w : 1
    y = 2*v : volt
    n : integer
    b : boolean
    s : amp (shared)""",
    threshold="w > 1",
    reset="w = 0",
    name="cells",
)
G.v = [1, 2, 30] * mV
G.w = [0.5, 1.25, 0]
G.n = "i"
G.b = "i > 1"
S = Synapses(G, G, "u : siemens", on_pre="w_post += 0.1", name="contacts")
S.connect(condition="i != j")
S.u = "(1 + i)*nS"
spikes = SpikeMonitor(G, name="spikes")
traces = StateMonitor(G, "v", record=[0, 2], name="traces")
run(0.3 * ms)
shown = [G.v, G.v_, G.w, G.w_, G.y, G.n, G.b, G.s, G.i, G.t, G.v[1:], G.v[0], G.v["w > 0.2"]]
shown += [S.u, S.i, S.j, S.N_incoming, S.u[0, 1], spikes.t, spikes.i, spikes.t_, traces.t, traces.v]
wide = [
    [1e-3, 2e3] * volt,
    [4e-9, 0, -2e-3] * amp,
    [9e-2, -1e-5, 2e-4, 0] * second,
]
results = {
    "repr": array([repr(view) for view in shown]),
    "str": array([str(view) for view in shown]),
    "unit": array([str(values.get_best_unit()) for values in wide]),
    "wide": array([str(values) for values in wide]),
}
