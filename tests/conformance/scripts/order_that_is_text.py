"""The order is text, as packages give it by mistake; a method is for the noise 'none'."""

explicit = ExplicitStateUpdater("x_new = x + dt*f(x, t)", stochastic="none")
G = NeuronGroup(
    2,
    "dv/dt = -v/(5*ms) : 1\nw : 1",
    threshold="v < 0.5",
    reset="v += i",
    events={"low": "v < 0.8"},
    method=explicit,
)
G.v = 1
G.run_on_event("low", "w += v", order="before_groups")
M = StateMonitor(G, ["v", "w"], record=True)
run(8 * ms)
results = {"v": M.v, "w": M.w}
