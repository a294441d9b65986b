"""Going back to a state that was stored: in memory, and in a file."""

import os
import pickle
import subprocess
import sys

import numpy as np
import pytest

from snnkit import SnnkitError, SnnkitWarning, UnusableValueError

from ..snippets import play

NETWORK = """
G = NeuronGroup(4, '''dv/dt = (1.2 + 0.2*i - v)/(6*ms) : 1 (unless refractory)
                      n : integer
                      common : 1 (shared)''', threshold='v > 1', reset='v = 0; n += 1',
                refractory=1.5*ms, method='exact', name='cells')
P = SpikeGeneratorGroup(2, [0, 1], [1, 2]*ms, period=5*ms, name='drive')
S = Synapses(G, G, '''w : 1
                      dx/dt = -x/(9*ms) : 1 (event-driven)''',
             on_pre='x += 1; v_post += w*x', on_post='w *= 0.99', name='wires')
S.connect(condition='i != j')
S.w = 0.02
{delay}
T = Synapses(P, G, on_pre='v_post += 0.1', delay=3*ms, name='inputs')
T.connect()
M = StateMonitor(G, ['v', 'n'], record=[0, 2], name='traces')
W = StateMonitor(S, 'w', record=True, dt=0.5*ms, name='weights')
spikes = SpikeMonitor(G, variables='v', name='spikes')
count = SpikeMonitor(G, record=False, name='count')
rate = PopulationRateMonitor(G, name='rate')
"""
DELAYS = {
    "none": "",
    "one": "S.delay = 2*ms",
    "each": "S.delay = '(0.3 + 0.7*i + 0.1*j)*ms'",
    "long": "S.delay = '(1 + 1000*i)*ms'",  # so that they are kept in a calendar
}
NETWORKS = {name: NETWORK.replace("{delay}", delay) for name, delay in DELAYS.items()}
USUAL = NETWORKS["each"]


def everything(scope):
    G, S, M, W = (scope[name] for name in "GSMW")
    spikes, count, rate = scope["spikes"], scope["count"], scope["rate"]
    return {
        **{f"cells {name}": v.values.copy() for name, v in G.variables.items()},
        **{f"wires {name}": v.values.copy() for name, v in S.variables.items()},
        **{"M v": M.v_, "M n": M.n_, "M t": M.t_, "W w": W.w_, "W t": W.t_},
        **{"spikes t": spikes.t_, "spikes i": spikes.i, "spikes v": spikes.v_},
        **{"count": count.count, "rate": rate.rate_, "rate t": rate.t_},
        "now": np.array([float(G.t), float(S.t), float(scope["defaultclock"].t)]),
    }


def assert_same(one, other):
    assert one.keys() == other.keys()
    for name in one:
        assert np.array_equal(one[name], other[name]), name


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS.keys())
@pytest.mark.parametrize("filename", [None, "'{}'"])
def test_what_follows_is_what_would_have_followed(network, filename, tmp_path):
    where = "None" if filename is None else filename.format(tmp_path / "kept")
    reference = everything(play(network + "run(24*ms)"))
    assert reference["spikes t"].size > 10
    scope = play(network + f"run(13*ms)\nstore('here', {where})")
    here = everything(scope)
    exec("run(11*ms)", scope)
    assert_same(everything(scope), reference)
    exec(
        f"""
G.v, G.n, G.common, S.w, S.x = 0.5, 7, 3, 0, 5
P.set_spikes([0, 0, 0], [1, 2, 3]*ms)
run(3*ms)
restore('here', {where})""",
        scope,
    )
    assert_same(everything(scope), here)
    for _ in range(2):
        exec("run(11*ms)", scope)
        assert_same(everything(scope), reference)
        exec(f"restore('here', {where})", scope)


def test_delays_stay_as_they_are():
    """As in Brian 2: a script may set another delay before each `restore`."""
    network = USUAL + "store()\nrun(5*ms)\nS.delay = '(i + 2)*0.4*ms'\nT.delay = 1*ms\n"
    with pytest.warns(SnnkitWarning, match="The delays of `wires` are others now than they were"):
        scope = play(network + "restore()\nrun(9*ms)")
    assert np.array_equal(scope["S"].delay_, (scope["S"].i[:] + 2) * 0.4e-3)
    assert scope["T"].delay_ == 1e-3
    fresh = USUAL + "S.delay = '(i + 2)*0.4*ms'\nT.delay = 1*ms\nrun(9*ms)"
    assert_same(everything(scope), everything(play(fresh)))


def test_another_process_goes_on_from_the_file(tmp_path):
    """The same network, built anew elsewhere, takes the state over."""
    kept, result = tmp_path / "kept", tmp_path / "result.npz"
    scope = play(USUAL + f"seed(7)\nrun(13*ms)\nstore('here', {str(kept)!r})\nrun(11*ms)")
    code = f"""
import numpy as np
from snnkit import *
{USUAL}
restore('here', {str(kept)!r})
begin = M.t.size
run(11*ms)
np.savez({str(result)!r}, begin=begin, v=M.v_, t=M.t_, w=S.w[:], spikes=spikes.t_, n=G.n[:])"""
    subprocess.run([sys.executable, "-c", code], check=True)
    with np.load(result) as there:
        assert there["begin"] == 130
        expected = {"v": scope["M"].v_, "t": scope["M"].t_, "w": scope["S"].w[:]}
        expected |= {"spikes": scope["spikes"].t_, "n": scope["G"].n[:]}
        for name, values in expected.items():
            assert np.array_equal(there[name], values), name


def test_before_the_first_run():
    scope = play(USUAL + "store()\nrun(5*ms)")
    first = everything(scope)
    exec("restore()", scope)
    assert scope["M"].t.size == 0 and float(scope["G"].t) == 0
    exec("run(5*ms)", scope)
    assert_same(everything(scope), first)


def test_synapses_made_since_are_gone():
    scope = play(USUAL + "run(13*ms)\nstore()\nrun(7*ms)")
    reference = everything(scope)
    exec("restore()\nS.connect(j='i')\nS.w[-4:] = 0.5\nS.delay[-4:] = 1*ms\nrun(3*ms)", scope)
    assert len(scope["S"]) == 16 and scope["W"].w.shape[0] == 16
    exec("restore()", scope)
    assert len(scope["S"]) == 12 and scope["W"].w.shape[0] == 12
    exec("run(7*ms)", scope)
    assert_same(everything(scope), reference)


def test_parts_of_groups_show_what_was_restored():
    scope = play(
        "G = NeuronGroup(4, 'v : 1')\nG.v = 'i'\nlast = G[2:]\nstore()\nG.v = 0\nrestore()"
    )
    assert scope["last"].v[:].tolist() == [2, 3]
    exec("last.v = 7", scope)
    assert scope["G"].v[:].tolist() == [0, 1, 7, 7]


def test_random_numbers():
    code = """
G = NeuronGroup(5, 'v : 1')
G.run_regularly('v = rand()')
store()
drawn = []
for again in [False, True, True, False]:
    restore(restore_random_state=again)
    run(1*ms)
    drawn.append(G.v[:].tolist())
"""
    one, two, three, four = play(code)["drawn"]
    assert one == two == three != four


def test_several_states_in_memory_and_in_files(tmp_path):
    name = str(tmp_path / "kept")
    scope = play(
        f"""
G = NeuronGroup(1, 'dv/dt = 1/ms : 1', name='cells')
net = Network(G)
for k in range(3):
    net.store(f'after {{k}}/../ms')
    net.store(f'after {{k}}/../ms', filename={name!r})
    net.run(1*ms)
net.store('after 0/../ms', {name!r})
"""
    )
    G, net = scope["G"], scope["net"]
    for k in (2, 0, 1):
        net.restore(f"after {k}/../ms")
        assert G.v[0] == pytest.approx(k) and float(net.t) == pytest.approx(k * 1e-3)
    for k, value in ((2, 2), (0, 3), (1, 1)):
        net.restore(f"after {k}/../ms", filename=name)
        assert G.v[0] == pytest.approx(value) and float(net.t) == pytest.approx(value * 1e-3)
    # nothing in it but arrays of numbers and text, and no file beside it
    with np.load(name, allow_pickle=False) as file:
        assert all(file[key].dtype.kind in "biufU" for key in file)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_the_time_step_is_part_of_the_state():
    scope = play(
        """
G = NeuronGroup(1, 'v : 1')
M = StateMonitor(G, 'v', record=0)
run(1*ms)
store()
defaultclock.dt = 0.05*ms
run(1*ms)
restore()
run(0.5*ms)"""
    )
    assert scope["defaultclock"].dt_ == 1e-4
    assert np.array_equal(scope["M"].t_, np.arange(15) * 1e-4)


FOREIGN = {
    "nothing": b"",
    "text": b"a story",
    "a pickle": pickle.dumps({"default": {"cells": [1, 2]}}),
    "half an archive": b"PK\x03\x04 and then",
}


@pytest.mark.parametrize("contents", FOREIGN.values(), ids=FOREIGN.keys())
def test_files_that_are_something_else(contents, tmp_path):
    path = tmp_path / "kept"
    path.write_bytes(contents)
    for action in ("restore", "store"):
        with pytest.raises(UnusableValueError, match="not a file that `store` has written"):
            play(USUAL + f"{action}(filename={str(path)!r})")
    assert path.read_bytes() == contents


def test_archives_that_are_something_else(tmp_path):
    path = tmp_path / "kept.npz"
    for arrays in ({"v": np.zeros(3)}, {"contents": np.array("3")}, {"contents": np.array("{}")}):
        np.savez(path, **arrays)
        with pytest.raises(UnusableValueError, match="not a file that `store` has written"):
            play(USUAL + f"restore(filename={str(path)!r})")
    np.savez(path, contents=np.array({"a": 1}, dtype=object))  # which only a pickle can hold
    with pytest.raises(UnusableValueError, match="not a file that `store` has written"):
        play(USUAL + f"restore(filename={str(path)!r})")


def test_a_small_file_that_holds_more_than_the_memory_is_not_unpacked(tmp_path, monkeypatch):
    path = tmp_path / "kept.npz"
    np.savez_compressed(path, contents=np.array("{}"), zeros=np.zeros(100_000))
    monkeypatch.setattr(os, "sysconf", lambda name: 500)
    with pytest.raises(UnusableValueError, match="more than this computer's memory"):
        play(USUAL + f"restore(filename={str(path)!r})")


MISFITS = {
    "a name that was never stored": "restore('nothing')",
    "a file that is not there": "restore(filename='/nowhere/kept')",
    "an object more": "H = NeuronGroup(1, 'v : 1')\nnet.add(H)\nnet.restore()",
    "an object less": "net.remove(M)\nnet.restore()",
    "a group of another size": "other('cells', \"NeuronGroup(3, 'v : 1', name='cells')\")",
    "a group of other variables": "other('cells', \"NeuronGroup(4, 'v : 1', name='cells')\")",
    "a variable less": "other('cells', MODEL.replace('n : 1', ''))",
    "a variable more": "other('cells', MODEL.replace('n : 1', 'n : 1\\nm : 1'))",
    "a variable of another kind": "other('cells', MODEL.replace('n : 1', 'n : integer'))",
    "a monitor of other elements": "other('traces', \"StateMonitor(G, 'v', record=[0])\")",
    "a monitor of other variables": "other('traces', \"StateMonitor(G, 'n', record=True)\")",
    "spikes with other variables": "other('spikes', \"SpikeMonitor(G)\")",
    "within a run": "net.add(NetworkOperation(net.restore))\nnet.run(1*ms)",
    "storing within a run": "net.add(NetworkOperation(lambda: net.store()))\nnet.run(1*ms)",
}
BEFORE = """
MODEL = "NeuronGroup(4, '''v : 1\\nn : 1''', threshold='v > 1', name='cells')"
G = eval(MODEL)
M = StateMonitor(G, 'v', record=True, name='traces')
spikes = SpikeMonitor(G, variables='v', name='spikes')
net = Network(G, M, spikes)
net.run(1*ms)
net.store()
def other(name, code):
    G = net['cells']
    net.remove(net[name])
    made = eval(code, {**globals(), 'G': G})
    made._name = name
    net.add(made)
    if name == 'cells':
        M.source = spikes.source = made
    net.restore()
"""


@pytest.mark.parametrize("code", MISFITS.values(), ids=MISFITS.keys())
def test_what_does_not_fit_is_refused_and_changes_nothing(code):
    scope = play(BEFORE + "net.run(0.5*ms)\nG.v = 0.5")
    with pytest.raises(SnnkitError) as refused:
        exec(code, scope)
    assert not isinstance(refused.value.__cause__, AttributeError)
    assert scope["G"].v[0] == 0.5 and scope["M"].t.size == 15 + ("within" in code)
    assert float(scope["net"].t) == pytest.approx(1.5e-3)


def test_interrupted_between_arrivals():
    """Whoever interrupts a run and goes on finds no spike at a synapse that none was sent to."""
    network = """
P = SpikeGeneratorGroup(3, [0, 1, 2]*9, [0.1*k for k in range(1, 28)]*ms)
G = NeuronGroup(3, 'x : 1', name='cells')
S = Synapses(P, G, on_pre='x_post += 1')
S.connect(j='i')
S.delay = '(0.2 + 0.3*i)*ms'
last = 0
@network_operation(when='{when}')
def interrupt(t):
    global last
    if not last and t > 1.55*ms:
        last = 1
        raise KeyboardInterrupt
"""
    for when in ("start", "after_synapses", "end"):
        scope = play(network.replace("{when}", when))
        with pytest.raises(KeyboardInterrupt):
            exec("run(5*ms)", scope)
        exec("run(5*ms)", scope)
        total = scope["G"].x[:]
        # a spike may count twice, if the step in which it came was begun twice, but not more
        assert ((total >= 8) & (total <= 10)).all(), when
