"""Connecting at random: 10,000 neurons to 10,000, each pair with p = 0.02."""

from brian2 import *

N = 10000
p = 0.02
duration = 0 * ms

seed(1)
cells = NeuronGroup(N, "v : 1", threshold="v > 1", reset="v = 0")
S = Synapses(cells, cells, on_pre="v_post += 1")
S.connect(p=p)

run(duration)

fingerprint = {"synapses": len(S)}
print(fingerprint)
