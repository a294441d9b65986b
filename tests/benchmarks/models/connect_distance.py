"""Connecting by distance: 2,000 neurons on a sheet, to all neighbours within a radius."""

from brian2 import *

N = 2000
columns = 50
spacing = 20 * umetre
radius = 150 * umetre
duration = 0 * ms

cells = NeuronGroup(
    N,
    """x : metre
       y : metre""",
)
cells.x = "(i % columns)*spacing"
cells.y = "(i // columns)*spacing"
S = Synapses(cells, cells)
S.connect(condition="i != j and sqrt((x_pre - x_post)**2 + (y_pre - y_post)**2) < radius")

run(duration)

fingerprint = {"synapses": len(S)}
print(fingerprint)
