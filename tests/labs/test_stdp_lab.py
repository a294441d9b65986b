"""STDPLab without a browser: what hands do to it arrives as changed traits."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snnkit import NeuronGroup, Synapses, ms
from snnkit.errors import SnnkitError, UnknownNameError
from snnkit.labs import STDPLab
from snnkit.labs.spike_row import read_times
from snnkit.views.pairing import MOST_SPIKES, pairing


@pytest.fixture
def lab():
    return STDPLab()


def drag(row, index, *times):
    """Move a handle through some times, as the page does, and let go of it."""
    for time in times:
        x = np.array(row.handles.x)
        x[index] = time
        row.handles.x = x
    row.let_go()


def test_what_is_there_at_once(lab):
    assert repr(lab) == "STDPLab(pairs=4, dw=-0.00311, difference=0)"
    assert lab.complaint == ""
    assert "4 pairs" in lab.summary.value and "20, 35 ms" in lab.summary.value
    assert lab.pre.text.value == "10, 40"


def test_a_dragged_spike_moves_everything(lab):
    drops, curve = lab.figures.drops[0], lab.figures.traces["apre"]
    before = {mark: (mark.x.copy(), mark.y.copy()) for mark in (drops, curve, lab.figures.w)}
    number = lab.numbers.value
    drag(lab.pre, 0, 12, 15.03)
    for mark, (x, y) in before.items():
        assert not (np.array_equal(mark.x, x) and np.array_equal(mark.y, y))
    assert lab.pre.text.value == "15, 40"
    assert lab.pre.handles.x.tolist() == [15, 40]
    assert sorted(lab.figures.up.x) == pytest.approx([5, 20])
    assert lab.numbers.value != number and lab.complaint == ""


def test_nothing_is_written_back_while_a_hand_holds_a_spike(lab):
    lab.pre.handles.x = np.array([12.345, 40])
    assert lab.pre.handles.x.tolist() == [12.345, 40]
    assert lab.seen.pre == pytest.approx([0.0123, 0.04])
    assert len(lab.figures.held.x) == 2  # its pairs are picked out
    lab.pre.let_go()
    assert lab.pre.handles.x.tolist() == [12.3, 40]
    assert len(lab.figures.held.x) == 0


def test_a_spike_dragged_past_another(lab):
    lab.pre.handles.x = np.array([39.98, 40])
    assert len(lab.seen.pre) == 1  # a neuron spikes once in a step
    lab.pre.handles.x = np.array([45, 40])
    assert lab.seen.pre == pytest.approx([0.04, 0.045])
    assert lab.pre.text.value == "40, 45"
    drag(lab.pre, 0, 40)
    assert len(lab.seen.pre) == 2 and np.ptp(lab.pre.handles.x) == pytest.approx(0.1)


def test_a_spike_dragged_out_of_the_picture_stays_at_its_edge(lab):
    drag(lab.post, 1, 80)
    assert lab.post.handles.x.tolist() == pytest.approx([20, 59.9])
    drag(lab.post, 1, -3)
    assert lab.post.handles.x.tolist() == pytest.approx([20, 0])


@settings(max_examples=25, deadline=None)
@given(*[st.lists(st.integers(0, 599), max_size=6, unique=True) for _ in range(2)])
def test_unbounded_the_engine_agrees_with_the_sum(pre, post):
    lab = _shared_lab()
    lab.pre.text.value = ", ".join(f"{k / 10:g}" for k in pre)
    lab.post.text.value = " ".join(f"{k / 10:g}ms" for k in post)
    assert lab.complaint == ""
    assert lab.results()["pairs"] == len(pre) * len(post)
    assert lab.results()["difference"] == 0
    assert lab.seen.dw == pytest.approx(lab.seen.pairs.total, rel=1e-9, abs=1e-15)


_labs = []


def _shared_lab():
    if not _labs:
        _labs.append(STDPLab(bounded=False))
    return _labs[0]


def test_bounds_are_respected_and_switched_off(lab):
    lab.sliders["A_pre"].value = 0.02
    drag(lab.post, 0, 11)
    assert lab.seen.w.max() <= 0.02 and lab.seen.difference != 0
    assert "met its bound" in lab.numbers.value and len(lab.figures.clipped.x)
    lab.bounded.value = False
    assert lab.seen.difference == 0 and "They agree" in lab.numbers.value
    assert not lab.figures.bounds[0].visible


def test_sliders_reach_the_engine(lab):
    lab.bounded.value = False
    for name, value in {"A_pre": 0.02, "A_post": 0.005, "tau_pre": 5, "tau_post": 40}.items():
        before = lab.seen.dw
        lab.sliders[name].value = value
        assert lab.seen.dw != before and lab.seen.difference == 0
    lab.sliders["w0"].value = 0.003
    assert lab.seen.w[0] == 0.003


def test_event_driven(lab):
    dw = lab.seen.dw
    lab.event_driven.value = True
    assert lab.seen.dw == pytest.approx(dw, rel=1e-12)
    assert len(np.unique(lab.figures.traces["apre"].y)) < 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("10, 4o", "`4o` is not a time"),
        ("10, 99", "times are 0 or more, and below 60 ms"),
        ("60", "`60` is not in this run"),
        ("10, -1", "not in this run"),
        ("nan", "not in this run"),
        ("10, 10.02", "at most once"),
    ],
)
def test_bad_times_are_told_and_the_picture_stays(lab, text, message):
    shown, w = repr(lab), lab.figures.w.y.copy()
    lab.pre.text.value = text
    assert message in lab.complaint and "^" in lab.complaint
    assert repr(lab) == shown and np.array_equal(lab.figures.w.y, w)
    lab.sliders["tau_pre"].value = 30
    assert message in lab.complaint  # as long as it stands there
    lab.pre.text.value = "10, 40"
    assert lab.complaint == ""


def test_times_between_steps_are_told(lab):
    lab.pre.text.value = "10.03, 40"
    assert "10.03 ms is between two time steps" in lab.numbers.value
    assert lab.pre.text.value == "10, 40"  # what is used
    assert lab.pre.handles.x.tolist() == [10, 40]
    drag(lab.pre, 1, 41)
    assert "between two time steps" not in lab.numbers.value


def test_spikes_are_added_and_taken_away(lab):
    lab.pre.more.click()
    assert lab.pre.text.value == "10, 25, 40" and lab.results()["pairs"] == 6
    lab.pre.less.click()  # the one just added
    assert lab.pre.text.value == "10, 40"
    for _ in range(3):
        lab.pre.less.click()
    assert lab.pre.text.value == "" and lab.results()["pairs"] == 0
    assert "no presynaptic spikes" in lab.summary.value.lower()
    for _ in range(MOST_SPIKES + 3):
        lab.post.more.click()
    assert len(lab.seen.post) == MOST_SPIKES and lab.complaint == ""


def test_read_times_counts():
    with pytest.raises(SnnkitError, match="At most"):
        read_times(" ".join(map(str, range(MOST_SPIKES + 1))), 0.1, 600)


def test_marks_get_floats_without_a_trailing_gap(lab):
    drag(lab.pre, 0, 30)
    figures = lab.figures
    marks = [figures.w, figures.sums, figures.curve, *figures.links, *figures.drops]
    for mark in (*marks, *figures.traces.values(), figures.up, figures.down, figures.held):
        assert mark.x.dtype == mark.y.dtype == np.float64
        assert len(mark.x) == len(mark.y) and np.isfinite(mark.x).all()
        assert not len(mark.y) or np.isfinite(mark.y[-1])


# --- a learner's own synapses ---

taupre = taupost = 20 * ms
wmax = 0.01
Apre = 0.01
Apost = -Apre * taupre / taupost * 1.05


def own_synapses():
    G = NeuronGroup(1, "v : 1", threshold="v > 1", reset="")
    return Synapses(
        G,
        G,
        """w : 1
        dapre/dt = -apre/taupre : 1 (event-driven)
        dapost/dt = -apost/taupost : 1 (event-driven)""",
        on_pre="v_post += w; apre += Apre; w = clip(w+apost, 0, wmax)",
        on_post="apost += Apost; w = clip(w+apre, 0, wmax)",
    )


def test_own_synapses():
    S = own_synapses()
    lab = STDPLab(S, bounded=False)
    assert repr(lab) == repr(STDPLab())
    assert set(lab.sliders) == {"taupre", "taupost", "Apre", "Apost", "wmax", "w0"}
    lab.sliders["Apre"].value = 0.02
    drag(lab.pre, 0, 5)
    assert lab.seen.difference == 0 and lab.complaint == ""
    assert len(S) == 0 and taupre == 20 * ms  # nothing of the learner's has changed


def synapses_of_many_parts():
    """Between parts of a group, with a subexpression of its neurons and two pathways of an end."""
    G = NeuronGroup(
        4,
        "v : 1\ngain = i + N + scale + wmax : 1\nscale = 2*v : 1 (constant over dt)",
        threshold="v > 1",
        reset="",
    )
    S = Synapses(
        G[:2],
        G[1:],
        "w : 1\nda/dt = -a/taupre : 1 (event-driven)",
        on_pre={"transmission": "v_post += w", "trace": "a += gain_post"},
        on_post="w += Apre*a",
    )
    S.connect(i=1, j=1)
    return S


def test_own_synapses_of_many_parts():
    lab = STDPLab(synapses_of_many_parts(), weight="w", pre=[10] * ms, post=[20] * ms)
    assert lab.complaint == "" and lab.seen.difference == 0
    assert lab.seen.dw == pytest.approx(Apre * (2 + 4 + wmax) * np.exp(-0.5))
    assert set(lab.sliders) == {"taupre", "Apre", "wmax", "w0"}


def test_own_synapses_that_cannot_be_event_driven():
    G = NeuronGroup(1, "v : 1", threshold="v > 1", reset="")
    S = Synapses(
        G,
        G,
        "w : 1\nda/dt = -a**2/(10*ms) : 1 (clock-driven)",
        on_pre="a += 0.1",
        on_post="w += a",
        method="euler",
    )
    lab = STDPLab(S, weight="w")
    shown = repr(lab)
    lab.event_driven.value = True
    assert lab.complaint and repr(lab) == shown
    lab.event_driven.value = False
    assert lab.complaint == ""


def test_the_lab_says_what_plays_no_part():
    G = NeuronGroup(1, "v : 1", threshold="v > 1", reset="", events={"high": "v > 3"})
    S = Synapses(
        G,
        G,
        "w : 1\na : 1",
        on_pre={"pre": "a = 1", "slow": "w += 0.5"},
        on_post="w += a",
        on_event={"slow": "high"},
    )
    lab = STDPLab(S, weight="w")
    for shown in (lab.numbers.value, lab.summary.value):
        assert "The pathway `slow` plays no part here" in shown
    assert "no part" not in STDPLab().summary.value


def test_wrong_arguments():
    with pytest.raises(SnnkitError, match="STDPLab works on synapses"):
        STDPLab([1, 2])
    with pytest.raises(SnnkitError, match="unit second"):
        STDPLab(tau_pre=20)
    with pytest.raises(SnnkitError, match="don't use `A_pre`"):
        STDPLab(own_synapses(), A_pre=0.1)
    with pytest.raises(SnnkitError, match="ends at 30 ms"):
        STDPLab(duration=30 * ms)
    S = Synapses(NeuronGroup(1, "v : 1", threshold="v > 1", reset=""), on_pre="v_post += nope")
    S2 = Synapses(S.source, S.target, "w : 1", on_pre="w += nope", on_post="w += 1")
    with pytest.raises(SnnkitError, match="no `on_post`"):
        STDPLab(S)
    with pytest.raises(UnknownNameError, match="nope"):
        STDPLab(S2)


@pytest.mark.parametrize("dt", [0 * ms, -1 * ms, [1, 2] * ms, [] * ms, np.nan * ms, np.inf * ms])
def test_what_is_no_time_step(dt):
    with pytest.raises(SnnkitError, match="time step must be longer than 0 s"):
        STDPLab(dt=dt)
    with pytest.raises(SnnkitError, match="time step must be longer than 0 s"):
        pairing([10] * ms, [20] * ms, dt=dt)


@pytest.mark.parametrize("duration", [0 * ms, 0.05 * ms, [60, 70] * ms, [] * ms])
def test_what_is_no_duration(duration):
    with pytest.raises(SnnkitError, match="`duration` is one time"):
        STDPLab(pre=[] * ms, post=[] * ms, duration=duration)


# --- as code ---


def test_the_script_runs_here(lab):
    drag(lab.pre, 0, 33.3)
    names = {}
    exec(lab.to_code(), names)
    assert float(names["dw"]) == pytest.approx(lab.seen.dw, rel=1e-9, abs=1e-15)


@pytest.mark.conformance
def test_the_scripts_run_on_brian():
    pytest.importorskip("brian2")
    labs = [STDPLab(), STDPLab(bounded=False, event_driven=True), STDPLab(own_synapses())]
    labs += [STDPLab(synapses_of_many_parts(), weight="w")]
    drag(labs[0].pre, 0, 19.9)
    drag(labs[1].post, 0, 10)  # coincident with a presynaptic spike
    labs[2].sliders["w0"].value = 0.004
    code = "import brian2\nbrian2.prefs.codegen.target = 'numpy'\n"
    for lab in labs:
        code += lab.to_code().replace("from snnkit import", "from brian2 import")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = [float(line) for line in done.stdout.split()]
    assert found == pytest.approx([lab.seen.dw for lab in labs], rel=1e-9)
