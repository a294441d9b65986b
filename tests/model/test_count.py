"""How many there are, which reads like a variable, too."""

import pytest

from snnkit import (
    IndexRangeError,
    NeuronGroup,
    SpikeMonitor,
    StateMonitor,
    Synapses,
    ms,
    run,
    start_scope,
)


def test_numbers_of_elements_are_numbers_and_variables():
    start_scope()
    G = NeuronGroup(3, "v : 1", threshold="True", reset="v = 0")
    S = Synapses(G, G)
    S.connect()
    spikes, trace = SpikeMonitor(G), StateMonitor(G, "v", record=True)
    run(1 * ms)
    for N, expected in ((S.N, 9), (spikes.N, 30), (trace.N, 10)):
        assert N == N[:] == N[...] == expected and list(range(N)) == list(range(expected))
        assert type(N + 1) is type(N[:]) is int and f"{N}" == str(expected)
    with pytest.raises(IndexRangeError, match=r"no index is needed, unlike \[3\]"):
        S.N[3]
