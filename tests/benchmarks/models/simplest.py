"""The simplest synapse: of two neurons, one fires and the other listens."""

from brian2 import *

duration = 100 * ms

cells = NeuronGroup(
    2,
    """dv/dt = (drive - v)/tau : 1
       drive : 1
       tau : second""",
    threshold="v > 1",
    reset="v = 0",
    method="exact",
)
cells.drive = [2, 0]
cells.tau = [10, 100] * ms
contact = Synapses(cells, cells, on_pre="v_post += 0.2")
contact.connect(i=0, j=1)
trace = StateMonitor(cells, "v", record=True)

run(duration)

fingerprint = {"v of the listener": float(trace.v[1][-1])}
print(fingerprint)
