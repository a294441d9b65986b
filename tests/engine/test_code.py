"""`print(net.code())` shows the function that runs."""

import numpy as np

from ..snippets import play

NETWORK = """
tau = 10*ms
G = NeuronGroup(3, '''dv/dt = (1.5 + noise - v)/tau : 1 (unless refractory)
noise : 1
du/dt = -u**3/second : 1''', threshold='v > 1', reset='v = 0; u += 0.1', refractory=2*ms,
    method='euler', name='cells')
S = Synapses(G, G, '''w : 1
dx/dt = -x/tau : 1 (event-driven)''', on_pre='v_post += w; x += 1', on_post='w = w + 0.01*x')
S.connect(condition='i != j')
S.w = 0.05
S.delay = 'i*0.3*ms'
M = StateMonitor(G, 'v', record=True)
spikes = SpikeMonitor(G)
net = Network(G, S, M, spikes)
"""


def test_the_printed_source_is_what_runs():
    """The source, compiled by hand and bound to the same arrays, gives the same run."""
    scope = play(NETWORK + "source = net.code()")
    other = play(NETWORK + "net.run(50*ms)")
    program = scope["net"]._preparation.program
    from snnkit.engine import exact, propagation, records, refractory, runtime
    from snnkit.engine.binomial import binomial

    names = {"np": np, "runtime": runtime, "exact": exact}
    names |= {"propagation": propagation, "records": records, "refractory": refractory}
    names["binomial"] = binomial
    exec(scope["source"], names)
    names["run"](0, 500, 1e-4, np.random.default_rng(), program, **program.numpy.bound)
    assert other["spikes"].num_spikes > 10
    assert scope["spikes"].num_spikes == other["spikes"].num_spikes
    for name in ("v", "u"):
        assert np.array_equal(getattr(scope["G"], name)[:], getattr(other["G"], name)[:])
    assert np.array_equal(scope["S"].w[:], other["S"].w[:])


def test_it_can_be_read_beside_the_model():
    source = play(NETWORK + "source = net.code()")["source"]
    for line in (
        "dv/dt = (1.5 + noise - v)/tau",
        "du/dt = -u**3/second",
        "v > 1",
        "v = 0",
        "u += 0.1",
        "v_post += w",
        "x += 1",
        "w = w + 0.01*x",
        "record v",
        "refractory for 2. ms",
    ):
        assert any(line in shown for shown in source.split("\n") if "#" in shown), line
    places = [source.index(f"# {slot}") for slot in ("start", "groups", "thresholds")]
    places += [source.index(f"# {slot}") for slot in ("synapses", "resets")]
    assert places == sorted(places)
    assert max(map(len, source.split("\n"))) < 200


def test_looking_changes_nothing():
    one, two = play(NETWORK + "net.code(); net.run(5*ms); net.code(); net.run(5*ms)"), play(NETWORK)
    exec("net.run(10*ms)", two)
    assert np.array_equal(one["M"].v, two["M"].v)


def test_names_beside_the_model_cannot_get_into_the_code():
    """Comments of equations and names of groups reach the source as comments and names only."""
    scope = play(
        """
G = NeuronGroup(2, '''dv/dt = -v/(10*ms) : 1  # import os; os.boom()
''', threshold='v > 1 # boom()', reset='v = 0 # \\\\n boom()', name='class')
run(1*ms)
source = Network(G).code()"""
    )
    assert "os.boom" not in scope["source"]
