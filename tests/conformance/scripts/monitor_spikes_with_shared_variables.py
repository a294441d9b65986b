"""A SpikeMonitor keeps what a shared variable is at each spike."""

group = NeuronGroup(
    2,
    """dv/dt = 1/ms : 1
    level : 1 (shared)
    frozen = 3*level + t/ms : 1 (shared, constant over dt)
    double = 2*level : 1 (shared)""",
    threshold="v > 0.35 + 0.1*i",
    reset="v = 0",
)
group.run_regularly("level += 1")
spikes = SpikeMonitor(group, ["level", "frozen", "double", "v"])
of_one = SpikeMonitor(group[1:], "level")
run(2 * ms)

results = {name: getattr(spikes, name) for name in ("i", "level", "frozen", "double", "v")}
results["of one"] = of_one.level
results["by neuron"] = spikes.values("level")[1]
