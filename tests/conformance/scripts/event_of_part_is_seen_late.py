"""A monitor of a part looks for events in ``thresholds``, whenever they are found out."""

group = NeuronGroup(
    4,
    """dv/dt = 1/ms : 1
    count : integer
    done : 1""",
    threshold="v > 0.35",
    reset="v = 0",
    events={"half": "v > 0.15", "third": "count >= 2"},
    name="late",
)
group.v = "0.03*i"
group.run_on_event("half", "count += 1", when="after_resets")
group.set_event_schedule("half", when="before_groups")
group.set_event_schedule("spike", when="before_resets", order=3)
group.run_on_event("third", "count = 0; done += 1", order=-1)
monitors = {
    "third": EventMonitor(group[1:3], "third", variables="done"),
    "third of all": EventMonitor(group, "third", variables="done"),
    "half": EventMonitor(group[1:][:2], "half", variables="done"),
    "told when": EventMonitor(group[1:3], "third", variables="done", when="end"),
    "spikes": SpikeMonitor(group[:2], variables="done"),
    "first": SpikeMonitor(group, "done", when="thresholds", name="a"),
}
net = Network(group, *monitors.values())
net.run(2 * ms)

results = {}
for name, monitor in monitors.items():
    results[f"{name}: t"] = monitor.t / ms
    results[f"{name}: i"] = monitor.i
    results[f"{name}: done"] = monitor.done
    results[f"{name}: order"] = monitor.order
