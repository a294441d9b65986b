"""Weights are normalised with the arrays that Brian 2 keeps the ends of synapses in."""

G = NeuronGroup(12, "v : 1", threshold="v > 1", reset="v = 0")
S = Synapses(G[2:6], G[4:], "w : 1", on_pre="v_post += w")
S.connect(condition="(i + j) % 3 != 0")
S.w = "1 + i + 0.1*j"
for j in range(4, 12):
    chosen = np.where(S._synaptic_post == j)[0]
    weights = S.w[chosen]
    S.w[chosen] = weights / np.linalg.norm(weights)
ends = np.vstack((S._synaptic_pre, S._synaptic_post)).T
found = int(np.where((ends == [3, 7]).all(1))[0][0])
results = {"pre": S._synaptic_pre[:], "post": S._synaptic_post[:], "w": S.w[:], "found": found}
