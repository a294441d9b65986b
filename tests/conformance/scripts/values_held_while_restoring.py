"""A script holds all values of a variable, of neurons and of synapses, while a network goes back."""

G = NeuronGroup(3, "dv/dt = 1*Hz : 1", threshold="v > 10", reset="v = 0", method="euler")
S = Synapses(
    G,
    G,
    """w : 1
    dx/dt = -x/(10*ms) : 1 (clock-driven)""",
    on_pre="v_post += w",
)
S.connect()
S.w = 1
S.x = 3
G.v = 1
S.delay = "0.1*ms*j"
net = Network(G, S)
net.store()
net.run(1 * ms)
S.w = 5
S.delay = 1 * ms
held = [G.v[:], S.w[:], S.x[:], S.delay[:]]
before = [array(values) for values in held]
copies = [G.get_states(["v"])["v"], S.get_states(["w"])["w"]]
net.restore()
after = [array(values) for values in held]
S.w = "8 + i"
net.run(1 * ms)
results = {f"before{k}": values for k, values in enumerate(before)}
results.update({f"after{k}": values for k, values in enumerate(after)})
results.update({f"last{k}": array(values) for k, values in enumerate(held)})
results.update({"copy of v": copies[0], "copy of w": copies[1], "delay": S.delay[:]})
