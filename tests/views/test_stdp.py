"""The STDP window and sums over pairs against closed forms, loops, and the engine."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snnkit import NeuronGroup, SpikeGeneratorGroup, Synapses, ms, nS
from snnkit.errors import DimensionMismatchError, UnusableValueError
from snnkit.model.strings.namespace import Names
from snnkit.views.pairing import measured_window, pairing, threshold_at
from snnkit.views.pairing_code import script
from snnkit.views.plasticity import STANDARD, rule_of
from snnkit.views.stdp import Window, all_pairs, closest_free, running_sum, snap, thin

WINDOW = Window(A_pre=0.01, A_post=-0.0105, tau_pre=0.02, tau_post=0.03)
steps = st.lists(st.integers(0, 599), max_size=8, unique=True).map(np.array)


def test_window_by_hand():
    expected = [-0.0105 * math.exp(-1), 0.01, 0.01 * math.exp(-0.5)]
    assert WINDOW([-0.03, 0.0, 0.01]) == pytest.approx(expected, rel=1e-15)


def test_the_curve_jumps_at_zero():
    delta, W = WINDOW.curve(0.05, points=50)
    gap = np.flatnonzero(np.isnan(W))
    assert len(gap) == 1 and 0 < gap[0] < len(W) - 1  # none at the end: bqplot can't draw that
    assert W[gap[0] - 1] == -0.0105 and W[gap[0] + 1] == 0.01
    rest = np.delete(np.arange(len(W)), [gap[0] - 1, gap[0]])
    assert W[rest] == pytest.approx(WINDOW(delta[rest]))


@given(steps, steps)
def test_pairs_are_those_of_two_loops(pre, post):
    pairs = all_pairs(pre * 1e-4, post * 1e-4, WINDOW)
    expected = 0.0
    for a in pre * 1e-4:
        for b in post * 1e-4:
            expected += float(WINDOW(round(b - a, 12)))
    assert len(pairs) == len(pre) * len(post)
    assert pairs.total == pytest.approx(expected, rel=1e-12, abs=1e-15)


def test_a_coincidence_is_exact_in_spite_of_rounding():
    pairs = all_pairs([0.1 + 0.2], [0.3], WINDOW)
    assert pairs.delta == [0] and pairs.change == [0.01]


def test_the_running_sum_ends_at_the_total():
    pairs = all_pairs([0.01, 0.04], [0.02, 0.035], WINDOW)
    t, w = running_sum(pairs, 0.5, 0.06)
    assert w[0] == 0.5 and w[-1] == pytest.approx(0.5 + pairs.total)
    assert (np.diff(t) >= 0).all() and t[-1] == 0.06
    t, w = running_sum(all_pairs([], [0.1], WINDOW), 0.5, 0.06)
    assert t.tolist() == [0, 0.06] and w.tolist() == [0.5, 0.5]


def test_snapping():
    assert snap([0.01004, 0.01006, -1, 7], 1e-4, 600).tolist() == [100, 101, 0, 599]
    assert closest_free(0, {0, 1}, 600) == 2


def test_thinning_keeps_what_happens_at_events():
    kept = thin(10_000, [1234, 9999], limit=100)
    assert {0, 1234, 1235, 9999} <= set(kept) and len(kept) <= 103


# --- on the engine ---


@settings(max_examples=40, deadline=None)
@given(steps, steps)
def test_without_bounds_traces_are_the_sum_over_pairs(pre, post):
    seen = pairing(pre * 0.1 * ms, post * 0.1 * ms, duration=60 * ms, bounded=False)
    expected = all_pairs(pre * 1e-4, post * 1e-4, Window(0.01, -0.0105, 0.02, 0.02)).total
    assert seen.dw == pytest.approx(expected, rel=1e-9, abs=1e-15)
    assert seen.difference == 0


@pytest.mark.parametrize("between", ["clock-driven", "event-driven"])
def test_a_coincident_pair_counts_once_as_pre_before_post(between):
    seen = pairing([10] * ms, [10] * ms, between=between)
    assert seen.dw == pytest.approx(0.01, rel=1e-12) and seen.difference == 0


def test_the_measured_window_is_the_formula():
    window = measured_window(STANDARD, 300, 1e-4)
    delta = np.arange(-300, 301) * 1e-4
    assert window(delta) == pytest.approx(Window(0.01, -0.0105, 0.02, 0.02)(delta), rel=1e-9)


@settings(max_examples=20, deadline=None)
@given(steps, steps)
def test_the_weight_stays_within_bounds(pre, post):
    rule = STANDARD.with_values(A_pre=0.05, A_post=-0.06)
    seen = pairing(pre * 0.1 * ms, post * 0.1 * ms, rule, 60 * ms)
    assert seen.w.min() >= 0 and seen.w.max() <= 0.02
    assert (seen.difference == 0) or len(seen.clipped)


def test_event_driven_traces_stand_still_and_the_weight_is_the_same():
    at_spikes = pairing([10, 40] * ms, [20, 35] * ms, between="event-driven")
    always = pairing([10, 40] * ms, [20, 35] * ms)
    assert at_spikes.dw == pytest.approx(always.dw, rel=1e-12)
    assert len(np.unique(at_spikes.traces["apre"])) < 6 < len(np.unique(always.traces["apre"]))


def test_spikes_occur_at_the_times_that_are_shown():
    seen = pairing([10.04] * ms, [20.06] * ms)
    assert seen.pre == pytest.approx([0.01]) and seen.post == pytest.approx([0.0201])
    jump = seen.t[np.flatnonzero(np.diff(seen.traces["apre"]) > 0)]
    assert jump == pytest.approx([0.01])


def test_times_need_units_and_a_place_in_time():
    with pytest.raises(DimensionMismatchError, match="ms"):
        pairing([10, 40], [20] * ms)
    with pytest.raises(UnusableValueError, match="before 0 s"):
        pairing([-1] * ms, [20] * ms)


def test_no_spikes():
    assert threshold_at([]) == "t_in_timesteps < 0"
    seen = pairing([] * ms, [20] * ms)
    assert len(seen.pairs) == 0 and seen.dw == 0 and "No pairs" in seen.reason


# --- a learner's own rule ---

TUTORIAL = {"taupre": 20 * ms, "taupost": 20 * ms, "Apre": 0.01, "Apost": -0.0105, "wmax": 0.01}


def tutorial_synapses(**more):
    G = NeuronGroup(2, "v : 1", threshold="v > 1", reset="v = 0")
    return Synapses(
        G,
        G,
        """
        w : 1
        dapre/dt = -apre/taupre : 1 (event-driven)
        dapost/dt = -apost/taupost : 1 (event-driven)
        """,
        on_pre="""
        v_post += w
        apre += Apre
        w = clip(w + apost, 0, wmax)
        """,
        on_post="""
        apost += Apost
        w = clip(w + apre, 0, wmax)
        """,
        **more,
    )


def test_a_rule_is_read_off_synapses():
    rule = rule_of(tutorial_synapses(), Names(TUTORIAL))
    assert rule.weight == "w" and rule.traces == {"apre": "pre", "apost": "post"}
    assert rule.bounds == (0, 0.01)
    assert {n: v for n, (v, _) in rule.constants.items()} == {
        n: float(v) for n, v in TUTORIAL.items()
    }
    assert "clip" not in rule.without_bounds().on_pre
    assert rule.without_bounds().bounds is None


def test_a_rule_in_other_words_gives_the_same():
    rule = rule_of(tutorial_synapses(), Names(TUTORIAL)).with_values(start=0.005)
    own = pairing([10, 40] * ms, [20, 35] * ms, rule, bounded=False)
    standard = pairing([10, 40] * ms, [20, 35] * ms, bounded=False)
    assert own.dw == pytest.approx(standard.dw, rel=1e-12)
    assert own.difference == 0


def test_values_of_the_first_synapse_and_units_are_kept():
    G = NeuronGroup(1, "g : siemens", threshold="g > 1*siemens", reset="")
    S = Synapses(
        G,
        G,
        """w : siemens
        eta : 1
        top : siemens
        da/dt = -a/(10*ms) : 1 (event-driven)""",
        on_pre="g_post += w; a += eta",
        on_post="w = clip(w + a*nS, 0*nS, top)",
    )
    S.connect()
    S.w, S.eta, S.top = 1 * nS, 0.5, 2 * nS
    rule = rule_of(S, Names({}), weight="w")
    assert rule.start == pytest.approx(1e-9) and rule.bounds == pytest.approx((0, 2e-9))
    seen = pairing([10] * ms, [20] * ms, rule)
    assert seen.dw == pytest.approx(0.5e-9 * math.exp(-1)) and seen.difference == 0


def test_a_rule_that_does_not_add_up_says_so():
    G = NeuronGroup(1, "v : 1", threshold="v > 1", reset="")
    S = Synapses(
        G,
        G,
        "w : 1\nda/dt = -a/(10*ms) : 1 (event-driven)",
        on_pre="a += 1; w = w",
        on_post="w += 0.1*a*w",
    )
    rule = rule_of(S, Names({})).with_values(start=1)
    seen = pairing([10] * ms, [11, 12] * ms, rule)
    assert seen.difference > 0 and "depends on the weight" in seen.reason


@pytest.mark.parametrize("on_post", [None, "x = 1"])
def test_a_rule_needs_a_weight(on_post):
    G = NeuronGroup(1, "v : 1", threshold="v > 1", reset="")
    S = Synapses(G, G, "w : 1\nx : 1", on_pre="w += 1", on_post=on_post)
    with pytest.raises(UnusableValueError, match="on_post|weight"):
        rule_of(S, Names({}))


def test_the_script_gives_the_same():
    rule = rule_of(tutorial_synapses(), Names(TUTORIAL)).with_values(start=0.004)
    seen = pairing([3, 10, 40] * ms, [20, 35] * ms, rule)
    names = {}
    exec(script(seen), names)
    assert float(names["dw"]) == pytest.approx(seen.dw, rel=1e-9)


TRACE = "w : 1\nda/dt = -a/(10*ms) : 1 (event-driven)"


def neurons(model="v : 1", N=4, **more):
    return NeuronGroup(N, model, threshold="v > 1", reset="", **more)


def dw_of(synapses, namespace=None, **more):
    """Return by how much a pair of 10 ms changes the weight; the script must agree."""
    seen = pairing([10] * ms, [20] * ms, rule_of(synapses, Names(namespace or {}), "w"), **more)
    names = {}
    exec(script(seen), names)
    assert float(names["dw"]) == pytest.approx(seen.dw, rel=1e-9)
    return seen.dw


def test_synapses_between_parts_of_a_group():
    G = neurons("v : 1\nk : 1")
    S = Synapses(G[:2], G[2:], TRACE, on_pre="a += k_pre", on_post="w += a + k_post")
    G.k = [1, 2, 3, 4]
    S.connect(i=1, j=0)
    assert dw_of(S) == pytest.approx(3 + 2 * math.exp(-1))


@pytest.mark.parametrize("flags", ["", " (constant over dt)"])
def test_subexpressions_of_the_neurons_are_read(flags):
    model = f"v : 1\nk : 1\nu = s + 10*i + N : 1{flags}\ns = k + c : 1{flags}\nrest = nope*v : 1"
    G = neurons(model)
    G.k = [1, 2, 3, 4]
    for target, first in ((G, 2), (G[1:], 1)):
        S = Synapses(neurons(), target, TRACE, on_pre="a += 1", on_post="w += u_post")
        S.connect(i=0, j=first)
        assert dw_of(S, {"c": 0.5}) == pytest.approx(3 + 0.5 + 20 + 4)
    assert set(rule_of(S, Names({"c": 0.5}), "w").constants) == {"c"}


def test_a_subexpression_follows_what_a_spike_changes():
    G = neurons("v : 1\nu = 2*v : 1")
    S = Synapses(G, G, TRACE, on_pre="v_post += 0.25; a += 0", on_post="w += u_post")
    assert dw_of(S) == 0.5


def test_a_source_that_is_no_neuron_group():
    source = SpikeGeneratorGroup(3, [0], [1] * ms)
    S = Synapses(source, neurons(), TRACE, on_pre="a += 1", on_post="w += a")
    assert dw_of(S) == pytest.approx(math.exp(-1))


def test_all_pathways_of_spikes_play_a_part():
    G = neurons()
    on_pre = {"transmission": "v_post += w", "trace": "a += 1; w = clip(w + 0.25, 0, 0.5)"}
    S = Synapses(G, G, TRACE, on_pre=on_pre, on_post={"post": "w += a", "late": "w += 1"})
    rule = rule_of(S, Names({}))
    assert rule.weight == "w" and rule.traces == {"a": "pre"} and rule.bounds == (0, 0.5)
    assert dw_of(S) == pytest.approx(0.25 + math.exp(-1) + 1)
    assert dw_of(S, bounded=False) == pytest.approx(0.25 + math.exp(-1) + 1)
    assert rule.aside == ""


def test_what_plays_no_part_is_said():
    G = neurons(events={"high": "v > 3"})
    on_pre = {"pre": "a += 1", "slow": "w += factor"}
    S = Synapses(G, G, TRACE, on_pre=on_pre, on_post="w += a", on_event={"slow": "high"})
    rule = rule_of(S, Names({}), "w")
    assert "`slow` plays no part" in rule.aside and "`high`" in rule.aside
    assert "elay" not in rule.aside
    assert dw_of(S) == pytest.approx(math.exp(-1))
    S.connect()
    S.delay = 2 * ms
    assert "Delays play no part" in rule_of(S, Names({}), "w").aside
    S = Synapses(G, G, TRACE, on_pre="a += 1", on_post="w += a", on_event="high")
    with pytest.raises(UnusableValueError, match="no `on_pre` for spikes"):
        rule_of(S, Names({}), "w")
