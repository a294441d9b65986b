"""What is restored are variables and the spikes on their way, but not delays."""

source = SpikeGeneratorGroup(1, [0], [0.2] * ms, period=0.5 * ms)
target = NeuronGroup(2, "v : 1")
synapses = Synapses(
    source, target, "w : 1", on_pre={"one": "v += w", "two": "v += 10"}, delay={"two": 0.2 * ms}
)
synapses.connect()
synapses.one.delay = [0.1, 0.9] * ms
synapses.w = 1
monitor = StateMonitor(target, "v", record=True)
net = Network(source, target, synapses, monitor)
net.run(0.3 * ms)
net.store()

results = {}
for k in range(4):
    synapses.one.delay = [0.1 * k, 0.5] * ms
    synapses.two.delay = 0.6 * ms / (k + 1)
    synapses.w = 5
    net.restore()
    net.run(1 * ms)
    results[f"v {k}"] = monitor.v[:].copy()
    results[f"delay {k}"] = synapses.one.delay[:].copy()
