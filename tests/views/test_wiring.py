"""What rules would connect, against loops, closed forms, and `connect` itself."""

import math
import subprocess
import sys

import numpy as np
import pytest

from snnkit import NeuronGroup, Synapses, seed, um
from snnkit.engine.random import generator
from snnkit.errors import (
    IndexRangeError,
    ModelSyntaxError,
    SnnkitError,
    UnknownNameError,
    UnusableValueError,
)
from snnkit.views.wiring import Wiring, wiring_of
from snnkit.views.wiring_code import script

N = 12


def pairs_of(drawn):
    return list(zip(drawn.picture.i.tolist(), drawn.picture.j.tolist(), strict=True))


CONDITIONS = {
    "": lambda i, j: True,
    "i != j": lambda i, j: i != j,
    "abs(i-j) < 4 and i != j": lambda i, j: abs(i - j) < 4 and i != j,
    "i < 3 or not (j > 2)": lambda i, j: i < 3 or not j > 2,
    "(i + j) % 3 == 0": lambda i, j: (i + j) % 3 == 0,
    "i < 3": lambda i, j: i < 3,
    "j == N_post - 1": lambda i, j: j == N - 1,
    "True": lambda i, j: True,
}


@pytest.mark.parametrize("rule", CONDITIONS)
def test_conditions(rule):
    drawn = Wiring.between(N, N).draw(rule)
    chosen = CONDITIONS[rule]
    assert pairs_of(drawn) == [(i, j) for i in range(N) for j in range(N) if chosen(i, j)]
    assert drawn.expected == len(drawn.picture) and drawn.spread == 0
    assert list(drawn.arguments) == (["condition"] if rule else [])


GENERATORS = {
    "i": ("j", lambda i: [i]),
    "N_pre - 1 - i": ("j", lambda i: [N - 1 - i]),
    "0": ("j", lambda i: [0]),
    "k for k in range(i-3, i+4) if i != k": (
        "j",
        lambda i: [k for k in range(i - 3, i + 4) if i != k and 0 <= k < N],
    ),
    "2*k for k in range(3)": ("j", lambda i: [0, 2, 4]),
    "j": ("i", lambda j: [j]),
    "k for k in range(j)": ("i", lambda j: list(range(j))),
}


@pytest.mark.parametrize("rule", GENERATORS)
def test_generators(rule):
    end, others = GENERATORS[rule]
    drawn = Wiring.between(N, N).draw(rule, skip_if_invalid=True)
    expected = {(k, o) if end == "j" else (o, k) for k in range(N) for o in others(k)}
    assert set(pairs_of(drawn)) == expected
    assert drawn.expected == len(drawn.picture) == len(expected)
    assert drawn.arguments == {end: rule}


def test_different_numbers_of_neurons():
    drawn = Wiring.between(3, 5).draw("i < j")
    assert pairs_of(drawn) == [(i, j) for i in range(3) for j in range(5) if i < j]


@pytest.mark.parametrize(
    "rule, possible",
    [
        ("i != j", N * (N - 1)),
        ("abs(i-j) < 4 and i != j", 6 * N - 12),
        ("", N * N),
        ("k for k in range(i)", N * (N - 1) / 2),
    ],
)
def test_expected_number_is_that_of_the_binomial_distribution(rule, possible):
    wiring = Wiring.between(N, N)
    drawn = wiring.draw(rule, p=0.3)
    assert drawn.expected == pytest.approx(0.3 * possible)
    assert drawn.spread == pytest.approx(math.sqrt(possible * 0.3 * 0.7))
    counts = [len(wiring.draw(rule, p=0.3, seed=k).picture) for k in range(200)]
    assert np.mean(counts) == pytest.approx(drawn.expected, abs=4 * drawn.spread / 200**0.5)
    assert np.std(counts) == pytest.approx(drawn.spread, rel=0.25)


def test_expected_number_of_a_sample():
    wiring = Wiring.between(N, N)
    drawn = wiring.draw("k for k in sample(N_post, p=0.25) if k != i", p=0.5)
    chance, possible = 0.25 * 0.5, N * (N - 1)
    assert drawn.expected == pytest.approx(chance * possible)
    assert drawn.spread == pytest.approx(math.sqrt(possible * chance * (1 - chance)))


@pytest.mark.parametrize("rule", ["rand() < 0.5", "k for k in sample(N_post, size=3)"])
def test_expected_number_is_left_open_where_the_rule_does_not_fix_it(rule):
    assert Wiring.between(N, N).draw(rule).expected is None


@pytest.mark.parametrize(
    "text, expected",
    [
        ("i", "i for k in range(1) if rand() < 0.5"),
        ("k for k in range(3)", "k for k in range(3) if rand() < 0.5"),
        (
            "k for k in range(9) if k<2 or k>5",
            "k for k in range(9) if (k<2 or k>5) and rand() < 0.5",
        ),
        (
            "k for k in range(9) if (k<2 or k>5)",
            "k for k in range(9) if ((k<2 or k>5) and rand() < 0.5)",
        ),
        (
            "k for k in range(9) if not k<2 and k != 7",
            "k for k in range(9) if not k<2 and k != 7 and rand() < 0.5",
        ),
    ],
)
def test_a_generator_takes_its_chance_inside_because_brian_takes_no_p_beside_it(text, expected):
    wiring = Wiring.between(N, N)
    drawn = wiring.draw(text, p=0.5)
    assert drawn.call == f"S.connect(j={expected!r})"
    assert set(pairs_of(drawn)) < set(pairs_of(wiring.draw(text)))


@pytest.mark.parametrize("rule", ["i != j", "k for k in range(i) if k != 3", "i"])
def test_a_larger_p_adds_synapses_and_takes_none_away(rule):
    wiring = Wiring.between(N, N)
    sets = [set(pairs_of(wiring.draw(rule, p=p))) for p in (0, 0.1, 0.4, 0.9, 1)]
    assert not sets[0] and len(sets[-1]) >= N
    assert all(small <= large for small, large in zip(sets, sets[1:], strict=False))


@pytest.mark.parametrize(
    "rule, error, caret",
    [
        ("i != ", ModelSyntaxError, None),
        ("abs(i-j < 4", ModelSyntaxError, None),
        ("i = j", ModelSyntaxError, "="),
        ("i + j", ModelSyntaxError, "i + j"),
        ("abs(i-k) < 4", UnknownNameError, "k"),
        ("x_pre < 1", UnknownNameError, "x_pre"),
        ("k for k in range(i-3, i+4)", IndexRangeError, "k"),
        ("k for k in rnge(3)", ModelSyntaxError, "rnge(3)"),
        ("i*1e300", UnusableValueError, "i*1e300"),
        ("i.__class__ == 1", ModelSyntaxError, "i.__class__"),
        ("__import__('os') == 1", ModelSyntaxError, None),
        ("[i][0] == j", ModelSyntaxError, "[i][0]"),
    ],
)
def test_what_is_wrong_is_pointed_at(rule, error, caret):
    with pytest.raises(error) as raised:
        Wiring.between(N, N).draw(rule)
    shown = str(raised.value).splitlines()
    line = next(k for k, text in enumerate(shown) if set(text.strip()) == {"^"})
    assert shown[line - 1].strip() == rule.strip()
    if caret is not None:
        start, end = shown[line].index("^"), len(shown[line])
        assert shown[line - 1][start:end] == caret


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan"), "0.2", None])
def test_p_is_a_probability(p):
    with pytest.raises(UnusableValueError):
        Wiring.between(N, N).draw("i != j", p=p)


def test_the_users_random_numbers_go_on_undisturbed():
    seed(5)
    expected = generator().random(3)
    seed(5)
    wiring = Wiring.between(N, N)
    wiring.draw("i != j", p=0.5)
    with pytest.raises(SnnkitError):
        wiring.draw("i !!= j", p=0.5)
    assert generator().random(3).tolist() == expected.tolist()


def positions():
    G = NeuronGroup(N, "x : metre")
    G.x = "i*25*um"
    S = Synapses(G, G, "w : 1")
    return G, S


def test_users_synapses_are_read_not_changed():
    G, S = positions()
    S.connect("i < j", p=1)
    S.w = "i*0.1"
    before = S.i[:].tolist(), S.j[:].tolist(), S.w[:].tolist()
    wiring = Wiring(S, [{"width": 40 * um}])
    wiring.draw("abs(x_pre-x_post) < width", p=0.5, weights="x_post/width")
    shown = wiring.present("w")
    assert (S.i[:].tolist(), S.j[:].tolist(), S.w[:].tolist()) == before
    assert (shown.picture.i.tolist(), shown.picture.j.tolist()) == before[:2]
    assert shown.picture.weights.tolist() == pytest.approx(before[2])


def test_weights_of_distance():
    G, S = positions()
    width = 40 * um
    text = "exp(-(x_pre-x_post)**2/(2*width**2))"
    drawn = Wiring(S, [{"width": width}]).draw("i != j", weights=text)
    expected = [math.exp(-((25 * (i - j)) ** 2) / (2 * 40**2)) for i, j in pairs_of(drawn)]
    assert drawn.picture.weights.tolist() == pytest.approx(expected)
    S.connect("i != j")
    assert Wiring(S, [{"width": width}]).present(text).picture.weights.tolist() == pytest.approx(
        expected
    )


def test_names_mean_what_they_mean_now():
    names = {"reach": 1}
    wiring = Wiring.between(N, N, [names])
    assert len(wiring.draw("abs(i-j) <= reach").picture) == 3 * N - 2
    names["reach"] = 0
    assert len(wiring.draw("abs(i-j) <= reach").picture) == N


def test_only_existing_synapses_have_their_own_variables():
    G, S = positions()
    S.connect("i < j")
    drawn = Wiring(S).draw("i != j", weights="w")
    assert drawn.picture.weights is None and drawn.weights is None


def test_numbers_as_weights_need_the_right_count():
    G, S = positions()
    S.connect(i=[0, 1], j=[1, 2])
    assert Wiring(S).present([3, 4]).picture.weights.tolist() == [3, 4]
    with pytest.raises(UnusableValueError, match="3 weights for 2 synapses"):
        Wiring(S).present([1, 2, 3])


def test_what_a_wiring_is_made_from():
    with pytest.raises(UnusableValueError, match="How many neurons"):
        wiring_of()
    with pytest.raises(UnusableValueError, match="either N, or both"):
        wiring_of(n_source=3)
    with pytest.raises(UnusableValueError, match="either N, or both"):
        wiring_of(N=3, n_source=3)
    with pytest.raises(UnusableValueError, match="leave out N"):
        wiring_of(positions()[1], N=3)
    with pytest.raises(UnusableValueError, match="not 'i != j'"):
        wiring_of("i != j")
    assert wiring_of(n_source=3, n_target=4).sizes == (3, 4)


def test_sources_and_targets_are_the_same_only_if_their_number_is_one():
    for given, same in (({"N": 5}, True), ({"n_source": 5, "n_target": 5}, False)):
        wiring = wiring_of(**given)
        assert wiring.sizes == (5, 5)
        assert (wiring.synapses.source is wiring.synapses.target) is same


def run(code):
    names = {}
    exec(compile(code, "<to_code>", "exec"), names)
    S = names["S"]
    return list(zip(S.i[:].tolist(), S.j[:].tolist(), strict=True)), S


@pytest.mark.parametrize(
    "rule, p, skip, weights",
    [
        ("i != j", 0.2, False, None),
        ("", 0.3, False, "i - j"),
        ("abs(i-j) < 4 and i != j", 1.0, False, "rand()"),
        ("k for k in range(i-3, i+4) if i != k", 0.6, True, None),
        ("k for k in sample(N_post, p=0.3)", 1.0, False, None),
        ("rand() < 0.4", 0.5, False, None),
        ("i", 1.0, False, "2.5"),
        ("k for k in range(j)", 1.0, False, None),
        ("abs(x_pre - x_post) < width", 0.5, False, "exp(-(x_pre-x_post)**2/(2*width**2))"),
        ("abs(x_pre - x_post) < width", 0.5, False, "x_pre*2"),
        ("i == 100", 1.0, False, "i*0.5"),
    ],
)
def test_the_script_makes_the_same_synapses(rule, p, skip, weights):
    G, S = positions()
    wiring = Wiring(S, [{"width": 100 * um}])
    drawn = wiring.draw(rule, p, skip, seed=7, weights=weights)
    if rule == "i == 100":
        with pytest.warns(match="no synapse"):
            pairs, made = run(script(wiring, drawn))
    else:
        pairs, made = run(script(wiring, drawn))
    assert pairs == pairs_of(drawn)
    if weights and pairs:
        assert np.asarray(made.w).tolist() == pytest.approx(drawn.picture.weights.tolist())


@pytest.mark.conformance
def test_the_scripts_run_on_brian():
    """One after the other in one process: importing Brian takes seconds."""
    pytest.importorskip("brian2")
    G, S = positions()
    wiring = Wiring(S, [{"width": 100 * um}])
    rules = {
        "i != j": 1.0,
        "abs(x_pre - x_post) < width": 1.0,
        "k for k in range(i-3, i+4) if i != k": 1.0,
        "i": 1.0,
        "j + 1": 1.0,
        "k for k in range(N_post) if k < 2 or k > 5": 0.999999,
        "i + 0": 0.999999,
        "": 0.999999,
    }
    drawn = [wiring.draw(r, p, True, weights="x_pre/width + j") for r, p in rules.items()]
    codes = [script(wiring, d).replace("from snnkit import *", "") for d in drawn]
    start = "from brian2 import *\nprefs.codegen.target = 'numpy'\n"
    tell = "print('pairs', len(S), sum(array(S.i)), sum(array(S.j)), round(sum(array(S.w)), 6))\n"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", start + tell.join([*codes, ""])],
        capture_output=True,
        text=True,
    )
    told = [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("pairs")]
    assert len(told) == len(rules), done.stderr
    for d, (count, i, j, w) in zip(drawn, told, strict=True):
        shown = d.picture
        assert (int(count), int(i), int(j)) == (len(shown), shown.i.sum(), shown.j.sum())
        assert float(w) == pytest.approx(shown.weights.sum())


def test_the_script_of_present_synapses_lists_them():
    G, S = positions()
    S.connect("i < j", p=0.5)
    S.w = "rand()"
    wiring = Wiring(S)
    pairs, made = run(script(wiring, wiring.present("w")))
    assert pairs == list(zip(S.i[:].tolist(), S.j[:].tolist(), strict=True))
    assert made.w[:].tolist() == S.w[:].tolist()


def test_the_script_of_two_groups():
    wiring = Wiring.between(3, 5)
    code = script(wiring, wiring.draw("i == j"))
    assert "source = NeuronGroup(3" in code and "target = NeuronGroup(5" in code
    assert run(code)[0] == [(0, 0), (1, 1), (2, 2)]
