"""Connecting by a generator: 100,000 neurons in a row, each to its five neighbours a side."""

from brian2 import *

N = 100000
duration = 0 * ms

cells = NeuronGroup(N, "v : 1", threshold="v > 1", reset="v = 0")
S = Synapses(cells, cells, on_pre="v_post += 1")
S.connect(j="k for k in range(i - 5, i + 6) if i != k", skip_if_invalid=True)

run(duration)

fingerprint = {"synapses": len(S)}
print(fingerprint)
