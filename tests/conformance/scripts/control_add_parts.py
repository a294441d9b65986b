"""Parts of groups are added to a network along with the groups, as if they were groups."""

groups = {"cells": NeuronGroup(6, "dv/dt = (2 - v)/(10*ms) : 1", threshold="v > 1", reset="v = 0")}
groups["first"] = groups["cells"][:3]
groups["last"] = groups["cells"][3:]
groups["last"].v = 0.5
monitors = [SpikeMonitor(groups["first"]), PopulationRateMonitor(groups["last"])]
net = Network()
for name in groups:
    net.add(groups[name])
net.add(monitors)
net.run(20 * ms)
net.remove(groups["first"])
net.run(10 * ms)

together = NeuronGroup(3, "v : 1")
Network(together[:2], together).run(1 * ms)

results = {
    "spike_t": monitors[0].t,
    "spike_i": monitors[0].i,
    "rate": monitors[1].rate,
    "v": groups["cells"].v,
}
