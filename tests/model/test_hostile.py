"""What nobody should give us: damaged files, errors in the middle of a run, endless models."""

import json

import numpy as np
import pytest

from snnkit import SnnkitError, UnusableValueError, use_engine

from ..snippets import play

NETWORK = """
G = NeuronGroup(4, 'v : 1', threshold='v >= 0', reset='v = 0', name='cells')
S = Synapses(G, G, 'w : 1', on_pre='v_post += w', name='wires')
S.connect()
S.delay = 1*ms
I = SpikeGeneratorGroup(4, [0, 1], [1, 2]*ms, name='given')
M = StateMonitor(G, 'v', record=True, name='traces')
P = SpikeMonitor(I, name='spikes')
net = Network(G, S, I, M, P)
"""


@pytest.fixture
def stored(tmp_path):
    """The contents of a file that holds the state of the network, with spikes under way."""
    play(NETWORK + "net.run(1.5*ms); net.store(filename=path)", path=tmp_path / "state")
    with np.load(tmp_path / "state") as file:
        return dict(file)


def restored(stored, tmp_path):
    """Restore changed contents, and run: an error of ours is all that may happen."""
    np.savez(tmp_path / "changed.npz", **stored)
    return play(
        NETWORK + "net.restore(filename=path, restore_random_state=True)\n"
        "with use_engine('compiled'):\n    net.run(3*ms)",
        path=tmp_path / "changed.npz",
    )


def test_what_is_as_it_was_can_be_restored(stored, tmp_path):
    assert restored(stored, tmp_path)["net"].t_ == pytest.approx(4.5e-3)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("wires/j", lambda a: a + 10**8),
        ("wires/i", lambda a: a - 10**8),
        ("wires/w", lambda a: a[:3]),
        ("wires/delay", lambda a: a.reshape(4, 4)),
        ("wires_pre/synapses", lambda a: a + 10**8),
        ("wires_pre/sizes", lambda a: a + 10**8),
        ("wires_pre/arrivals", lambda a: a - 10**8),
        ("wires_pre/arrivals", lambda a: a[:1]),
        ("given/spike indices", lambda a: a + 10**8),
        ("given/spike times", lambda a: a * np.nan),
        ("given/spike period", lambda a: np.array([1.0, 2.0])),
        ("given/i", lambda a: a[::-1]),
        ("spikes/i", lambda a: a + 10**8),
        ("spikes/t", lambda a: np.append(a, 0.0)),
        ("spikes/count", lambda a: a[:2]),
        ("traces/times", lambda a: a[:5]),
        ("traces/rows v", lambda a: a[0]),
        ("cells/v", lambda a: a.astype(complex)),
        ("cells/v", lambda a: np.array(["a"] * 4)),
    ],
)
def test_damaged_arrays_are_refused(name, change, stored, tmp_path):
    stored[f"0/{name}"] = change(stored[f"0/{name}"])
    with pytest.raises(UnusableValueError, match="does not fit"):
        restored(stored, tmp_path)


@pytest.mark.parametrize("key", ["t", "dt", "random", "objects"])
@pytest.mark.parametrize("value", [None, "x", -1, float("nan"), {}, [], {"cells": "x"}])
def test_damaged_contents_are_refused(key, value, stored, tmp_path):
    contents = json.loads(str(stored["contents"]))
    contents["states"]["default"][key] = value
    stored["contents"] = np.array(json.dumps(contents))
    if (key, value) == ("dt", {}):
        return  # the time steps stay as they are
    with pytest.raises(UnusableValueError):
        restored(stored, tmp_path)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes_are_refused_or_restored(seed, tmp_path):
    path, random = tmp_path / "state", np.random.default_rng(seed)
    scope = play(NETWORK + "net.run(1.5*ms); net.store(filename=path)", path=path)
    content = bytearray(path.read_bytes())
    for place in random.integers(0, len(content), random.integers(1, 20)):
        content[place] = random.integers(0, 256)
    path.write_bytes(content[: random.integers(1, len(content) + 1)])
    try:
        scope["net"].restore(filename=path)
    except SnnkitError:
        pass


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnusableValueError):
        play(NETWORK + "net.store(filename=path)", path=tmp_path / "missing" / "state")
    assert list(tmp_path.iterdir()) == [tmp_path / "folder"]


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
@pytest.mark.parametrize(
    "error", [ZeroDivisionError, ValueError, IndexError, KeyboardInterrupt, TypeError]
)
def test_errors_of_the_users_own_stay_theirs_and_nothing_is_lost(engine, error):
    with use_engine(engine):
        scope = play(
            NETWORK + "def fail(t):\n    if 3*ms < t < 3.2*ms and failing: raise error('mine')\n"
            "failing = [True]\nnet.add(NetworkOperation(fail, dt=0.1*ms))\n"
            "try: net.run(5*ms)\nexcept error as caught: said = str(caught)\n"
            "reached = net.t\nfailing.clear()\nnet.run(2*ms)",
            error=error,
        )
    assert scope["said"] == "mine"
    assert float(scope["reached"]) == pytest.approx(3.1e-3)
    times = scope["M"].t_
    assert np.diff(times) == pytest.approx(1e-4)
    assert times.size == 51


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
def test_delays_that_statements_change_count_in_the_next_run(engine):
    with use_engine(engine):
        scope = play(
            "G = NeuronGroup(2, 'v : 1', threshold='v >= 0', reset='v = 0')\n"
            "S = Synapses(G, G, on_pre='delay = 2*ms')\nS.connect(i=0, j=1)\n"
            "net = Network(G, S)\nnet.run(1*ms)\nnet.run(1*ms)"
        )
        assert scope["S"].pre.fan.delay == 20


@pytest.mark.parametrize(
    "model",
    [
        "\n".join(f"v{k} = v{k + 1} + v{k + 1} : 1" for k in range(60)) + "\nv60 : 1",
        "\n".join(f"v{k} = v{k + 1} + 1 : 1" for k in range(3000)) + "\nv3000 : 1",
    ],
)
def test_subexpressions_that_grow_without_end_are_refused_at_once(model):
    with pytest.raises(SnnkitError, match="written out"):
        play(f"G = NeuronGroup(1, '''{model}''', threshold='v0 > 1')\nrun(1*ms)")


def test_long_sums_and_chains_are_accepted():
    chain = "\n".join(f"v{k} = v{k + 1} + 1 : 1" for k in range(150)) + "\nv150 : 1"
    scope = play(
        f"G = NeuronGroup(1, '''{chain}''')\nfirst = G.v0[0]\nG.v150 = '1{' + 1' * 150}'\n"
        "second = G.v150[0]"
    )
    assert (scope["first"], scope["second"]) == (150, 151)


def test_a_list_that_holds_itself_is_no_network():
    with pytest.raises(UnusableValueError):
        play("a = []; a.append(a)\nNetwork(a)")


def test_nothing_is_added_to_a_network_if_something_cannot_be():
    scope = play(
        "G = NeuronGroup(1, 'v : 1')\nnet = Network()\n"
        "try: net.add(G, 3)\nexcept UnusableValueError: pass"
    )
    assert scope["net"].objects == []


def test_comments_in_strings_end_with_their_line():
    scope = play("G = NeuronGroup(1, 'v : 1')\nG.v = '1 # one\\n + 2'")
    assert scope["G"].v[0] == 3


def test_quantities_differ_from_what_is_no_number():
    scope = play("a = (3*mV == None, 3*mV != 'x', 3*mV in [None, 3*mV])")
    assert scope["a"] == (False, True, True)
