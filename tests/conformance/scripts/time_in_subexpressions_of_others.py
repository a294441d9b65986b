"""Subexpressions with the time in them, read by objects of another clock: their owner's counts."""

results = {}
T = TimedArray(arange(60) * 1.0, dt=0.1 * ms)


def seen(own, other):
    G = NeuronGroup(
        2,
        """d = t/ms + 10*i : 1
        deep = 2*d + dt/ms : 1
        s = T(t) + t_in_timesteps : 1
        v : 1""",
        threshold="i == 0",
        dt=own,
    )
    H = NeuronGroup(
        2,
        """y : 1
        x : 1 (linked)
        l : 1 (linked)
        dz/dt = (y + x)/ms : 1
        du/dt = (l - u)/(2*ms) : 1""",
        dt=other,
        method="euler",
    )
    H.x = linked_var(G, "s")
    H.l = linked_var(G, "deep")
    summed = Synapses(G, H, "y_post = d_pre : 1 (summed)")
    summed.connect(j="i")
    S = Synapses(
        G,
        H,
        """q : 1
        w : 1
        own = d_pre + t/ms : 1
        dp/dt = deep_pre/ms : 1 (clock-driven)""",
        on_pre="w += d_pre + 0.1*own + 0.01*x_post + 0.001*dt_pre/ms + t_in_timesteps_pre",
        dt=other,
        method="euler",
    )
    S.connect()
    S.run_regularly("q = d_pre + 0.5*t_post/ms", dt=0.7 * ms)
    M = StateMonitor(H, ["x", "l", "y", "z", "u"], record=True, dt=other)
    net = Network(G, H, summed, S, M)
    net.run(3 * ms)
    return concatenate(
        [array(values).ravel() for values in (M.x, M.l, M.y, M.z, M.u, S.q, S.w, S.p)]
    )


steps = [(0.5, 0.2), (0.1, 0.25), (0.2, 0.2), (0.1, 0.5), (0.3, 0.2), (0.5, 0.1)]
results = {f"{k}": seen(own * ms, other * ms) for k, (own, other) in enumerate(steps)}
