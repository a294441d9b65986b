"""Subexpressions that are constant over dt use those that are written below them."""

G = NeuronGroup(
    2,
    """a = b + 1 : 1 (constant over dt)
    b = c*2 : 1 (constant over dt)
    vt = 1.2 - 0.1*a : 1 (constant over dt)
    c = v + 1 : 1 (constant over dt)
    dv/dt = (1 + i)/(5*ms) : 1""",
    threshold="v > vt",
    reset="v = 0",
    method="euler",
)
F = NeuronGroup(
    2,
    """c = v + 1 : 1 (constant over dt)
    dv/dt = 1*Hz : 1
    a = b + 1 : 1 (constant over dt)
    sum_of_two = a + d : 1
    d = a*2 : 1 (constant over dt)
    b = c*2 : 1 (constant over dt)
    late = sum_of_two : 1 (constant over dt)""",
    method="euler",
)
S = Synapses(
    G,
    G,
    """u = 2*x + v_post : 1 (constant over dt)
    x = v_pre + w : 1 (constant over dt)
    w : 1""",
    on_pre="v_post += 0.01*u",
)
S.connect()
S.w = "0.1*i + j"
M = StateMonitor(G, ["a", "b", "c", "vt", "v"], record=True)
N = StateMonitor(F, ["a", "b", "c", "d", "late"], record=True)
O = StateMonitor(S, ["u", "x"], record=True)
spikes = SpikeMonitor(G)
run(12 * ms)
results = {f"M.{k}": getattr(M, k) for k in ("a", "b", "c", "vt", "v")}
results.update({f"N.{k}": getattr(N, k) for k in ("a", "b", "c", "d", "late")})
results.update({"u": O.u, "x": O.x, "t": spikes.t, "i": spikes.i})
