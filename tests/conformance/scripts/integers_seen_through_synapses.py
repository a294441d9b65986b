"""Whole numbers that change are seen through synapses and links; `//` in a change of one."""

G = NeuronGroup(
    4,
    """n : integer
    k : integer
    m : integer
    s : integer (shared)
    total : 1
    most : integer
    v : 1""",
    threshold="(t_in_timesteps + i) % 3 == 0",
    reset="""n += 1
    k = k + i//2 + s//2 + int(t/ms)//2
    m = m - (n + 1)//2 + 3//2""",
)
G.s = 5
S = Synapses(
    G,
    G,
    """dw/dt = (n_post - w*n_pre)/(5*ms) : 1 (clock-driven)
    u : 1
    q : integer
    total_post = n_pre*0.5 : 1 (summed)
    most_post = n_pre : integer (summed)""",
    on_pre="""q = q + 7//2 + i
    k_post = k_post + 5//2""",
    method="euler",
)
S.connect(condition="i != j")
S.run_regularly("u = 0.5*n_post + n_pre//2", dt=0.2 * ms)
H = NeuronGroup(4, "m : integer (linked)\ndx/dt = (m - x)/(5*ms) : 1", method="euler")
H.m = linked_var(G, "n", index=[1, 0, 3, 2])
run(3 * ms)
results = {"n": G.n, "k": G.k, "m": G.m, "total": G.total, "most": G.most, "w": S.w, "u": S.u}
results |= {"q": S.q, "x": H.x}
