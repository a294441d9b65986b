"""Who is refractory is found out in a step, not before the first one: who looks earlier sees it."""

group = NeuronGroup(
    3,
    """dv/dt = 0.3*(i + 1)/ms : 1 (unless refractory)
    awake = int(not_refractory) : 1""",
    threshold="v > 1",
    reset="v = 0",
    refractory=1 * ms,
)
group.v = "i*0.21"
group.run_regularly("v += 0.001*int(not_refractory)", when="start")
monitor = StateMonitor(group, ["v", "not_refractory", "awake"], record=True)
for k in range(12):
    run((k % 3 + 1) * 0.3 * ms + 0.1 * ms)
group.not_refractory = [True, False, True]
run(0.5 * ms)
group.lastspike = "t - i*0.5*ms"
run(0.5 * ms)
group.lastspike = -1 * second
run(1 * ms)

results = {"v": monitor.v, "awake": monitor.awake, "not refractory": monitor.not_refractory}
