"""Names of objects may be words of Python, as in Brian 2."""

group = NeuronGroup(2, "dv/dt = 1/ms : 1", threshold="v > 0.3", reset="v = 0", name="lambda")
synapses = Synapses(group, group, "w : 1", on_pre="w += 1", name="in")
synapses.connect()
monitor = StateMonitor(group, "v", record=True, name="is")
spikes = SpikeMonitor(group, "v", name="def")
rate = PopulationRateMonitor(group, name="class")
operation = NetworkOperation(lambda: None, name="as")
run(1 * ms)

results = {"v": monitor.v, "spikes": spikes.t / ms, "rate": rate.rate / Hz, "w": synapses.w[:]}
