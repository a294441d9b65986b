"""What monitors keep, and of which shape."""

import tracemalloc

import numpy as np
import pytest

from snnkit import (
    IndexRangeError,
    Network,
    NeuronGroup,
    SnnkitError,
    StateMonitor,
    UnknownVariableError,
    ms,
)

from ..snippets import play

GROUP = """
G = NeuronGroup(5, '''dv/dt = (i + 1)*100*Hz : 1
w : volt
n : integer
b : boolean
twice = 2*v : 1''', threshold='v > 1', reset='v = 0')
"""


@pytest.mark.parametrize(
    ("record", "kept"),
    [
        ("True", [0, 1, 2, 3, 4]),
        ("[4, 0]", [4, 0]),
        ("2", [2]),
        ("-1", [4]),
        ("slice(1, 3)", [1, 2]),
        ("range(0, 5, 2)", [0, 2, 4]),
        ("[True, False, True, False, False]", [0, 2]),
        ("False", []),
    ],
)
def test_which_elements(record, kept):
    scope = play(GROUP + f"M = StateMonitor(G, ['v', 'w'], record={record})\nrun(1*ms)")
    M = scope["M"]
    assert M.v.shape == M.w.shape == (len(kept), 10) and M.t.shape == (10,)
    assert M.record.tolist() == kept
    expected = np.outer(np.array(kept) + 1, np.arange(10)) * 0.01
    assert np.allclose(M.v, expected)
    for row, k in enumerate(kept):
        assert np.array_equal(M[k].v, M.v[row])
    with pytest.raises(IndexRangeError):
        M[5] if 4 in kept else M[4]


def test_units_of_what_was_recorded():
    scope = play(GROUP + "M = StateMonitor(G, True, record=True)\nG.w = 'i*mV'\nrun(1*ms)")
    M, volt, ms, mV = scope["M"], scope["volt"], scope["ms"], scope["mV"]
    assert (M.w[2] == 2 * mV).all() and M.w.dim is volt.dim and M[3].w.dim is volt.dim
    assert type(M.w / mV) is np.ndarray and type(M.t / ms) is np.ndarray
    assert type(M.t_[:]) is np.ndarray and type(M.w_) is np.ndarray and type(M.v) is np.ndarray
    assert np.allclose(M.t / ms, np.arange(10) * 0.1)
    assert np.array_equal(M.twice, 2 * M.v)
    assert M.n.dtype.kind == "i" and M.b.dtype.kind == "b"


def test_recordings_are_copies():
    scope = play(GROUP + "M = StateMonitor(G, 'v', record=True)\nrun(1*ms)")
    M = scope["M"]
    M.v[:] = 7
    assert M.v.max() < 7


def test_one_element_is_taken_without_the_others():
    G = NeuronGroup(1000, "v : volt")
    M = StateMonitor(G, "v", record=True)
    Network(G, M).run(100 * ms)
    tracemalloc.start()
    try:
        M[5].v, M[[6, 7]].v_
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert M[5].v.shape == (1000,) and M[[6, 7]].v_.shape == (2, 1000) and M[5].N == 1000
    assert most < M.v_.nbytes / 50


def test_before_a_run_there_is_nothing():
    scope = play(GROUP + "M = StateMonitor(G, 'v', record=[1, 2])\nspikes = SpikeMonitor(G)")
    assert scope["M"].v.shape == (2, 0) and scope["M"].t.shape == (0,)
    assert scope["spikes"].num_spikes == 0 and scope["spikes"].t.shape == (0,)
    assert scope["spikes"].i.shape == (0,)


def test_a_slower_monitor():
    scope = play(
        GROUP
        + """
M = StateMonitor(G, 'v', record=True, dt=0.5*ms)
all = StateMonitor(G, 'v', record=True)
for k in range(10):
    run(0.3*ms)"""
    )
    assert np.allclose(scope["M"].t_, np.arange(6) * 5e-4)
    assert np.array_equal(scope["M"].v, scope["all"].v[:, ::5])


def test_synapses_made_later_have_no_past():
    scope = play(
        """
G = NeuronGroup(3, 'v : 1')
S = Synapses(G, G, 'w : 1')
S.connect(i=0, j=[1, 2])
S.w = [1, 2]
M = StateMonitor(S, 'w', record=True)
run(0.2*ms)
S.connect(i=1, j=0)
S.w = 5
run(0.2*ms)"""
    )
    assert scope["M"].w.tolist() == [[1, 1, 5, 5], [2, 2, 5, 5], [0, 0, 5, 5]]


def test_spikes():
    scope = play(GROUP + "spikes = SpikeMonitor(G)\nrun(20*ms)")
    spikes = scope["spikes"]
    assert len(spikes.t) == len(spikes.i) == spikes.num_spikes == spikes.count.sum()
    assert np.array_equal(np.bincount(spikes.i, minlength=5), spikes.count)
    assert (np.diff(spikes.t_) >= 0).all()
    for k, train in spikes.spike_trains().items():
        assert np.array_equal(np.asarray(train), spikes.t_[spikes.i == k])


def test_counting_only():
    scope = play(GROUP + "a, b = SpikeMonitor(G, record=False), SpikeMonitor(G)\nrun(20*ms)")
    assert np.array_equal(scope["a"].count, scope["b"].count) and scope["b"].num_spikes > 0


@pytest.mark.parametrize("what", ["'u'", "['v', 'u']", "''", "[None]", "'t'"])
def test_unknown_variables(what):
    with pytest.raises(UnknownVariableError):
        play(GROUP + f"StateMonitor(G, {what}, record=True)")


def test_what_was_not_recorded():
    M = play(GROUP + "M = StateMonitor(G, 'v', record=True)")["M"]
    with pytest.raises(UnknownVariableError, match="`w` was not recorded"):
        _ = M.w


@pytest.mark.parametrize("record", ["5", "[0, 7]", "1.5", "'i > 1'", "{}"])
def test_elements_that_are_not_there(record):
    with pytest.raises(SnnkitError):
        play(GROUP + f"StateMonitor(G, 'v', record={record})")


CARELESS = [
    "StateMonitor(G, 'v', record=np.True_)",
    "StateMonitor(G, None, record=True)",
    "StateMonitor(G, 3, record=True)",
    "M = StateMonitor(G, 'v', record=True, when='never'); run(1*ms)",
    "M = StateMonitor(G, 'v', record=True); M.v = 3",
]


@pytest.mark.parametrize(
    "code",
    CARELESS,
)
def test_careless_calls(code):
    try:
        M = play(GROUP + f"M = {code}" if "np" in code else GROUP + code, np=np)["M"]
    except SnnkitError:
        return
    assert len(M.record) == 5 and M.v.shape[0] == 5


@pytest.mark.parametrize("name", ["source", "record", "order", "name", "clock", "when"])
def test_variables_named_like_parts_of_a_monitor(name):
    """Either such a name is refused when the model is declared, or it works everywhere."""
    try:
        scope = play(
            f"""
G = NeuronGroup(2, '{name} : 1')
G.{name} = [3, 4]
M = StateMonitor(G, '{name}', record=True)
run(0.1*ms)"""
        )
    except SnnkitError:
        return
    assert getattr(scope["M"], name).tolist() == [[3], [4]]
