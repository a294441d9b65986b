"""Formulas whose result jumps, where the last bit decides: whole divisions, tables, functions."""

T = 0.7 * ms
table = TimedArray([0.1, 0.2, 0.3, 0.1, 0.7], dt=1 * ms)
EQUATIONS = [
    "((t/ms) // 0.3)/ms",
    "(i*0.3 // 0.3)/ms",
    "(i*0.1 % 0.1)/ms",
    "((t/ms) % 2.5)/ms",
    "int(((t/T) // 1) % 2 == 0)/ms",
    "table(t)*(i + 1)/ms",
    "3*(table(t) + 0.1)*v/ms + 0.1/ms",
    "sqrt(2)*(i + 1)*0.1/ms",
    "sin(2*pi*t/T)*(1 + i)/ms",
]
results = {}
for equation in EQUATIONS:
    for method in ("euler", "rk4")[: 2 if "table" in equation else 1]:
        G = NeuronGroup(
            20, f"dv/dt = {equation} : 1", threshold="v > 0.6", reset="v = 0", method=method
        )
        G.v = "0.01*i"
        S, M = SpikeMonitor(G), StateMonitor(G, "v", record=True)
        Network(G, S, M).run(10 * ms)
        results[f"{equation} {method}"] = M.v
        results[f"spike_t {equation} {method}"] = S.t / ms if len(S.t) else [1]
H = NeuronGroup(5, "v : 1", threshold="v > exp(-(1*ms/t))*0.5", reset="")
H.v = "0.2*i"
K = SpikeMonitor(H)
net = Network(H, K)
net.run(5 * ms)
results["i"] = K.i[:]
