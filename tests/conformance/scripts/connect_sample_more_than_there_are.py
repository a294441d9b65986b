"""With skip_if_invalid, a sample of more numbers than there are is all of them."""

source, target = NeuronGroup(6, ""), NeuronGroup(5, "")
results = {}
for sizes in ("sample(i, N_post, size=3 + 2*(i == 2))", "sample(N_post, size=5*(i - 2))"):
    synapses = Synapses(source, target)
    synapses.connect(j=f"k for k in {sizes}", skip_if_invalid=True)
    results[f"{sizes}: outgoing"] = synapses.N_outgoing_pre
    if "N_post, size=5" in sizes:
        results[f"{sizes}: j"] = synapses.j
