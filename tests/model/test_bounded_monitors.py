"""Recordings that do not grow in memory: the last span of time, or files."""

import numpy as np
import pytest

import snnkit.model.monitors.rows
from snnkit import SnnkitError, use_engine

from ..snippets import play

GROUP = """
G = NeuronGroup(3, '''dv/dt = (1.5 - v)/(10*ms) : 1
u : volt
n : integer''', threshold='v > 1', reset='v = 0; n += 1')
G.v = 'i*0.3'
G.u = 'i*mV'
M = StateMonitor(G, ['v', 'u', 'n'], record=True)
"""


@pytest.fixture(params=["numpy", "compiled"])
def engine(request):
    with use_engine(request.param):
        yield request.param


@pytest.fixture(params=[50, 2000, 10**6])
def bytes_at_once(request, monkeypatch):
    """So small that a run is cut into pieces, or so large that it is not."""
    monkeypatch.setattr(snnkit.model.monitors.rows, "AT_ONCE", request.param)


RUNS = "net = Network(G, M, W)\nfor length in [0.3, 40, 0.7, 0, 25]:\n    net.run(length*ms)\n"


@pytest.mark.parametrize("span", [0.1, 3, 30, 1000])
def test_a_window_keeps_the_last_steps(span, engine, bytes_at_once):
    scope = play(GROUP + f"W = StateMonitor(G, ['v', 'u', 'n'], record=[2, 0], window={span}*ms)"
                 f"\n{RUNS}")  # fmt: skip
    M, W, kept = scope["M"], scope["W"], min(round(span * 10), 660)
    assert W.N == W.t.size == kept
    assert np.array_equal(W.t_, M.t_[-kept:])
    for name in ("v_", "u_", "n"):
        assert np.array_equal(getattr(W, name), getattr(M, name)[[2, 0], -kept:])
    assert W.u.dim is M.u.dim and np.array_equal(W[0].v, M[0].v[-kept:])


def test_files_hold_everything(engine, bytes_at_once, tmp_path):
    made = "W = StateMonitor(G, ['v', 'u', 'n'], record=[2, 0], dt=0.2*ms, folder=folder)\n"
    scope = play(GROUP + made + RUNS, folder=tmp_path / "new" / "folder")
    M, W = scope["M"], scope["W"]
    assert W.N == 330
    assert np.allclose(W.t_, M.t_[::2], rtol=1e-14, atol=0)
    assert W.u.dim is M.u.dim and W.n.dtype == M.n.dtype
    for name in ("v", "u", "n"):
        expected = np.asarray(getattr(M, name))[[2, 0], ::2]
        assert np.array_equal(np.asarray(getattr(W, name)), expected)
        on_disk = np.load(tmp_path / "new" / "folder" / f"{name}.npy", mmap_mode="r")
        assert np.array_equal(on_disk, expected.T)
    assert np.array_equal(np.load(tmp_path / "new" / "folder" / "t.npy"), W.t_)


@pytest.mark.parametrize("how", ["window=300*ms", "folder=folder"])
def test_memory_has_a_bound(how, tmp_path):
    """Ten times as many steps take no more memory."""
    import tracemalloc

    script = f"G = NeuronGroup(20, 'v : 1')\nM = StateMonitor(G, 'v', True, {how})\n"
    script += "net = Network(G, M)\nnet.run(1*ms)"
    peaks = []
    for steps in (100_000, 1_000_000):
        with use_engine("compiled"):
            scope = play(script, folder=tmp_path)
            tracemalloc.start()
            scope["net"].run(steps * 0.1 * scope["ms"])
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    everything = 1_000_000 * 20 * 8
    assert peaks[1] < 1.2 * peaks[0] < everything / 4


def test_a_network_operation_sees_what_there_is(bytes_at_once, tmp_path):
    script = """
W = StateMonitor(G, 'v', record=True, window=2*ms)
D = StateMonitor(G, 'v', record=True, folder=folder)
seen = []
@network_operation(dt=1.7*ms)
def look():
    seen.append((M.v, W.v, np.array(D.v)))
net = Network(G, M, W, D, look)
net.run(20*ms)
"""
    for everything, last, in_files in play(GROUP + script, folder=tmp_path, np=np)["seen"]:
        assert np.array_equal(in_files, everything)
        assert np.array_equal(last, everything[:, max(everything.shape[1] - 20, 0) :])


def test_an_interrupt_keeps_what_was_recorded(engine, bytes_at_once, tmp_path):
    script = """
todo = {'once': KeyboardInterrupt()}
W = StateMonitor(G, 'v', record=True, window=2*ms)
D = StateMonitor(G, 'v', record=True, folder=folder)
@network_operation(when='end')
def stumble(t):
    if 'once' in todo and t > 12.95*ms:
        raise todo.pop('once')
net = Network(G, M, W, D, stumble)
try:
    net.run(20*ms)
except KeyboardInterrupt:
    pass
net.run(2*ms)
"""
    scope = play(GROUP + script, folder=tmp_path)
    M, W, D = scope["M"], scope["W"], scope["D"]
    assert M.N == pytest.approx(150, abs=1)
    assert np.array_equal(D.v, M.v) and np.array_equal(W.v, M.v[:, -20:])


def test_stored_and_restored(bytes_at_once, tmp_path):
    script = """
W = StateMonitor(G, 'v', record=True, window=3*ms)
D = StateMonitor(G, 'v', record=True, folder=folder)
net = Network(G, M, W, D)
net.store('new')
net.run(20*ms)
net.store('later')
net.run(10*ms)
first = [np.array(x.v) for x in (M, W, D)]
net.restore('later')
back = [np.array(x.v) for x in (M, W, D)]
net.run(10*ms)
second = [np.array(x.v) for x in (M, W, D)]
net.restore('new')
assert D.N == W.N == 0
net.run(10*ms)
"""
    scope = play(GROUP + script, folder=tmp_path, np=np)
    for a, b, c in zip(scope["first"], scope["second"], scope["back"], strict=True):
        assert np.array_equal(a, b)
        assert c.shape[1] == min(a.shape[1], 200)
    assert np.array_equal(scope["D"].v, scope["M"].v)
    with pytest.raises(SnnkitError, match="is not in .*npy` any more"):
        scope["net"].restore("later")  # the files have been written anew since


def test_files_of_an_earlier_session_are_found_again(tmp_path):
    script = GROUP + "W = StateMonitor(G, 'v', record=True, folder=folder, name='to_disk')\n"
    script += "net = Network(G, M, W)\n"
    names = {"folder": tmp_path / "recorded", "state": str(tmp_path / "state")}
    before = play(script + "net.run(5*ms)\nnet.store('x', state)\nnet.run(3*ms)", **names)
    expected = np.array(before["W"].v)
    now = play(script.replace("G = Neuron", "del G\nG = Neuron"), G=None, **names)
    for name in ("G", "M"):
        now[name]._name = before[name].name
    now["G"].v = 12
    now["net"].restore("x", names["state"])
    assert np.array_equal(now["W"].v, expected[:, :50])
    now["net"].run(3 * now["ms"])
    assert np.array_equal(now["W"].v, expected)


def test_synapses_must_be_there_before_the_file(tmp_path):
    script = """
S = Synapses(G, G, 'w : 1')
S.connect(i=0, j=1)
D = StateMonitor(S, 'w', record=True, folder=folder)
net = Network(G, S, D)
net.run(1*ms)
S.connect(i=1, j=1)
"""
    scope = play(GROUP + script, folder=tmp_path)
    with pytest.raises(SnnkitError, match="Make all synapses before the first run"):
        scope["net"].run(1 * scope["ms"])
    assert scope["D"].w.shape == (1, 10)


def test_arrays_that_were_read_stay_usable(tmp_path):
    script = "D = StateMonitor(G, 'v', record=True, folder=folder)\nrun(20*ms)\nv = D.v\n"
    first = play(GROUP + script, folder=tmp_path)
    expected = np.array(first["v"])
    play(GROUP + "G.v = 0.9\n" + script, folder=tmp_path)
    assert np.array_equal(first["v"], expected)
