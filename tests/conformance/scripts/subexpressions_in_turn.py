"""When subexpressions of synapses are computed: at their first use, unless synapses take turns.

Synapses take turns where a value is read by the name by which it is changed, at once or later.
What a subexpression reads does not count for that. Two names are two variables in this, too.
"""

CODES = {
    "after a change": ("x : 1\nr = 0.1*x : 1", "x += 1\nv_post += r"),
    "in turns": ("x : 1\nr = 0.1*x : 1", "x += 1\nv_post += r*(1 - v_post)"),
    "its own only": ("x : 1\nr = 0.1*x : 1", "x += 1\nx += r"),
    "set at once": ("x : 1\nr = x*v_post : 1", "v_post = 0.5*x\nx = r"),
    "used twice": ("x : 1\nr = 0.1*x : 1", "v_post += r\nx += 1\nv_post += r\nx += 1\nv_post += r"),
    "waiting": (
        "x : 1\nda/dt = -a/ms : 1 (event-driven)\nr = 2*a + x : 1",
        "a += 1\nv_post += r\nx += 0.1",
    ),
    "waiting, its own": (
        "x : 1\nda/dt = -a/ms : 1 (event-driven)\nr = 2*a + x : 1",
        "x += 0.1*r\na += 0.3",
    ),
    "short-term plasticity": ("x : 1\ny : 1\nr = y*x : 1", "y += 0.3*(1 - y)\nv_post += r\nx -= r"),
    "of the neurons": ("x : 1", "v_post += 0.05*x*free_post"),
    "of the neurons, changed": ("x : 1", "v_post += 0.05*x*free_post\nv_post -= 0.1*free_post"),
    "a name and another": ("x : 1", "v_post += 0.1*(0.8 - v)*x"),
    "the other and the name": ("x : 1", "v += 0.1*(0.8 - v_post)*x"),
    "a sum of two names": ("x : 1", "v_post = v + x"),
    "a number set": ("x : 1", "x = 2*c\nx = x*v_pre"),
}
c, results = 0.25, {}
for label, (model, code) in CODES.items():
    G = NeuronGroup(3, "v : 1\nfree = 1 - v : 1", threshold="True", reset="")
    S = Synapses(G, G, model, on_pre=code)
    S.connect(condition="i != j")
    G.v, S.x = "0.1 + 0.1*i", "0.1*(i + 1) + 0.01*j"
    Network(G, S).run(0.2 * ms)
    results[label], results[f"x, {label}"] = G.v[:], S.x[:]
