"""What strings set with ``G.v_`` is in SI base units, whatever the unit of the expression."""

group = NeuronGroup(4, "v : volt")
synapses = Synapses(group, group, "w : siemens")
synapses.connect(condition="i != j")

results = {}
group.v_ = "i*0.001"
results["all"] = group.v[:]
group.v_["i > 1"] = "i*0.002"
results["some"] = group.v[:]
group.v_["v > 3*mV"] = "i*nS"
results["other unit"] = group.v[:]
group.v_[1] = "3"
results["one"] = group.v[:]
synapses.w_ = "1e-9*i"
synapses.w_["i == 1"] = "j*1e-9"
results["synapses"] = synapses.w[:]
