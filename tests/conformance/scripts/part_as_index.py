"""A part of a group stands for its neurons: as an index of a variable, and of what is recorded."""

group = NeuronGroup(10, "v : 1", threshold="v > 3", reset="v = 0")
group.v = "i"
part = group[2:7]
results = {"read": group.v[part], "all": group.v[group], "i": group.i[part]}
group.v[part] = "v + 0.5"
group.v[group[8:]] = -1
results["set"] = group.v[:]
monitor = StateMonitor(group, "v", record=part)
whole = StateMonitor(group, "v", record=group)
rate = PopulationRateMonitor(group)
run(0.2 * ms)
results |= {"recorded": monitor.v, "which": monitor.record, "of all": whole.v}
results |= {"steps": len(monitor), "steps of the rate": len(rate)}
