"""Rules of connectivity against a plain double loop, pairs in the order of that loop."""

import re
import warnings

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from snnkit import (
    ConnectionWarning,
    IndexRangeError,
    NeuronGroup,
    SnnkitError,
    SnnkitWarning,
    Synapses,
    UnusableValueError,
)

from ..snippets import play

PLAIN = {"abs": abs, "int": int, "range": range, "__builtins__": {}}
sizes = st.tuples(st.integers(1, 6), st.integers(1, 6))


def made(pre, post, **rule):
    """The pairs that a rule makes between two groups of which each neuron has a place x."""
    source, target = NeuronGroup(pre, "x : 1"), NeuronGroup(post, "x : 1")
    source.x, target.x = "i % 3", "N - i"
    S = Synapses(source, target)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConnectionWarning)
        S.connect(**rule)
    return list(zip(S.i[:].tolist(), S.j[:].tolist(), strict=True))


def meaning(pre, post, **ends):
    """What the names in a rule stand for, for one pair (or for one of its ends)."""
    names = {"N_pre": pre, "N_post": post, **ends}
    if "i" in ends:
        names["x_pre"] = ends["i"] % 3
    if "j" in ends:
        names["x_post"] = post - ends["j"]
    return {**PLAIN, **names}


def terms(leaves):
    return st.recursive(
        st.sampled_from([*leaves, "1", "2", "3"]),
        lambda parts: st.one_of(
            st.builds("({} {} {})".format, parts, st.sampled_from("+-*"), parts),
            st.builds("{} {} {}".format, parts, st.sampled_from("+-"), parts),
            st.builds("{} {} 2".format, parts.map("({})".format), st.sampled_from(["//", "%"])),
            st.builds("abs({})".format, parts),
        ),
        max_leaves=4,
    )


def conditions(leaves):
    compared = st.builds(
        "{} {} {}".format,
        terms(leaves),
        st.sampled_from(["<", "<=", "==", "!=", ">", ">="]),
        terms(leaves),
    )
    return st.one_of(
        compared,
        st.builds("{} {} {}".format, compared, st.sampled_from(["and", "or"]), compared),
        st.builds("not ({})".format, compared),
    )


@settings(max_examples=100, deadline=None)
@given(sizes, conditions(["i", "j", "N_pre", "N_post", "x_pre", "x_post"]), st.integers(1, 3))
def test_conditions(size, condition, n):
    pre, post = size
    expected = [
        (i, j)
        for i in range(pre)
        for j in range(post)
        if eval(condition, meaning(pre, post, i=i, j=j))
        for _ in range(n)
    ]
    assert made(pre, post, condition=condition, p=1, n=n) == expected


@st.composite
def generators(draw, given):
    known = [given, "N_pre", "N_post", "x_pre" if given == "i" else "x_post"]
    bounds = draw(st.lists(terms(known), min_size=1, max_size=3))
    if len(bounds) == 3:
        bounds[2] = draw(st.sampled_from(["1", "2", "-1", "-2", f"1 + {given}"]))
    text = f"{draw(terms([*known, 'k']))} for k in range({', '.join(bounds)})"
    if draw(st.booleans()):
        text += f" if {draw(conditions([*known, 'k']))}"
    return text


@settings(max_examples=80, deadline=None)
@given(
    sizes,
    st.sampled_from("ij").flatmap(lambda g: st.tuples(st.just(g), generators(g))),
    st.integers(1, 2),
)
def test_generators(size, rule, n):
    (pre, post), (end, text) = size, rule
    here, there = (pre, post) if end == "i" else (post, pre)
    pairs = []
    for k in range(here):
        others = eval(f"[{text}]", meaning(pre, post, **{end: k}))
        assume(len(others) < 200)
        pairs += [(k, other) for other in others for _ in range(n)]
    valid = [pair for pair in pairs if 0 <= pair[1] < there]
    other = "j" if end == "i" else "i"

    def in_order(found):
        return [pair if end == "i" else pair[::-1] for pair in found]

    assert made(pre, post, **{other: text}, n=n, skip_if_invalid=True) == in_order(valid)
    if valid == pairs:
        assert made(pre, post, **{other: text}, n=n) == in_order(valid)
    else:
        with pytest.raises(IndexRangeError):
            made(pre, post, **{other: text}, n=n)


@settings(max_examples=40, deadline=None)
@given(sizes, terms(["i", "N_post", "x_pre"]))
def test_an_expression_for_each_source(size, text):
    pre, post = size
    pairs = [(i, eval(text, meaning(pre, post, i=i))) for i in range(pre)]
    valid = [pair for pair in pairs if 0 <= pair[1] < post]
    assert made(pre, post, j=text, skip_if_invalid=True) == valid


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=8))
def test_given_pairs(pairs):
    i, j = zip(*pairs, strict=True)
    for kind in (
        list,
        tuple,
        np.array,
        lambda x: np.array(x, np.uint8),
        lambda x: np.array(x, float),
    ):
        assert made(5, 4, i=kind(i), j=kind(j)) == pairs


def test_one_to_many():
    assert made(3, 3, i=1, j=[0, 2]) == [(1, 0), (1, 2)]
    assert made(3, 3, i=range(3), j=1) == [(0, 1), (1, 1), (2, 1)]
    assert made(2, 3) == [(i, j) for i in range(2) for j in range(3)]


def test_calls_add_up():
    S = Synapses(NeuronGroup(3, "v : 1"), model="w : 1")
    S.connect(i=0, j=1)
    S.w = 5
    S.connect(i=[2, 0], j=[2, 1])
    assert S.i[:].tolist() == [0, 2, 0] and S.j[:].tolist() == [1, 2, 1]
    assert S.w[:].tolist() == [5, 0, 0] and len(S) == 3


@pytest.mark.parametrize(
    "p", [0.05, 0.3, 0.9, np.float64(0.3), np.float32(0.3), "0.3", "0.1 + 0.2*(N_pre > 1)"]
)
def test_probability(p):
    pairs = made(100, 100, condition="i != j", p=p)
    expected = 9900 * (0.3 if isinstance(p, str) else float(p))
    assert abs(len(pairs) - expected) < 5 * np.sqrt(expected)
    assert pairs == sorted(set(pairs)) and all(i != j for i, j in pairs)


def test_probability_for_each_pair():
    pairs = np.array(made(200, 50, p="i / N_pre"))
    rows = np.bincount(pairs[:, 0], minlength=200)
    assert rows[0] == 0 and abs(rows[100:].mean() - 50 * 0.7475) < 2


def test_probability_thins_out_pairs():
    rules = (
        {"j": "k for k in range(100) if rand() < 0.5"},
        {"i": np.repeat(range(100), 100), "j": 3, "p": 0.5},
    )
    for rule in rules:
        assert abs(len(made(100, 100, **rule)) - 5000) < 300
    assert made(5, 5, p=0) == [] and len(made(5, 5, p=1)) == 25


def test_one_partner_under_a_condition():
    assert made(6, 6, j="i + 1 if i % 2 == 0") == [(0, 1), (2, 3), (4, 5)]
    assert made(3, 6, i="j - 3 if j > 2") == [(0, 3), (1, 4), (2, 5)]


def test_samples():
    pairs = np.array(made(50, 20, j="k for k in sample(N_post, size=7)"))
    assert np.bincount(pairs[:, 0]).tolist() == [7] * 50
    assert len(set(map(tuple, pairs))) == 350
    count = len(made(100, 100, j="k for k in sample(N_post, p=0.2)"))
    assert abs(count - 2000) < 200


def test_many_pairs_at_once_are_looked_at_in_blocks():
    pairs = made(1000, 700, condition="abs(i - j) < 2")
    assert pairs == [(i, j) for i in range(1000) for j in range(i - 1, i + 2) if 0 <= j < 700]


REFUSED = [
    "j='i', p=0.5",
    "j='i if k'",
    "p=float('nan')",
    "p=None",
    "p=0.5*mV",
    "n=-1",
    "n=1.5",
    "n='i - 1'",
    "n='nonsense'",
    "n=None",
    "i=0",
    "j=0",
    "i=[0, 1], j=[0, 1, 2]",
    "i=1.5, j=0",
    "i=0*mV, j=0",
    "i='j', j='i'",
    "i=0, j='i'",
    "'i < j', j='i'",
    "j='k for k in range(0, 3, 0)'",
    "j='k for k in range(0.5, 3)'",
    "j='k for k in sample(3, size=5)'",
    "j='log(i - 5)'",
]
REFUSED_NONSENSE = [
    "p='1*mV'",
    "j='i*1*mV/(1*mV)*volt'",
    "'i < N'",
    "j='k for k in range(3) if k'",
    "j='k for k in range(inf)'",
    "j='k for k in sample(3, size=1.5)'",
    "j='k async for k in range(3)'",
    "i=[True, False, True], j=0",
    "j='10**30'",
    "i=[[0, 1], [1]], j=0",
    "n=10**12",
    "'i < 2', namespace=3",
]


@pytest.mark.parametrize(
    "rule",
    REFUSED + REFUSED_NONSENSE,
)
def test_refused_rules_change_nothing(rule):
    from snnkit import SnnkitError

    scope = play(
        "G = NeuronGroup(3, 'v : 1')\nS = Synapses(G, G, 'w : 1')\nS.connect(i=[2, 0], j=1)"
    )
    S = scope["S"]
    S.w = [7, 8]
    with pytest.raises(SnnkitError):
        exec(f"S.connect({rule})", scope)
    assert len(S) == 2 and S.i[:].tolist() == [2, 0] and S.w[:].tolist() == [7, 8]


def test_a_refusal_tells_what_is_out_of_range():
    with pytest.raises(IndexRangeError, match="3 is not a target"):
        made(2, 3, i=0, j=3)
    with pytest.raises(UnusableValueError, match="between 0 and 1, not nan"):
        made(2, 3, p=float("nan"))


@pytest.mark.parametrize(
    ("rule", "same", "message"),
    [
        ({"p": 1.1}, {"p": 1}, "`p` is a probability between 0 and 1: 1.1 counts as 1"),
        ({"p": "2*(i == j) - 1"}, {"p": "int(i == j)"}, "what is smaller than 0 counts as 0"),
        ({"j": "k for k in sample(3, p=-1)"}, {"j": "k for k in range(0)"}, "smaller than 0"),
        ({"n": "1.5"}, {"n": 1}, "`1.5` gives numbers of synapses that are not whole numbers"),
        ({"j": "k/2 for k in range(2)"}, {"j": "0 for k in range(2)"}, "`k/2` gives indices"),
    ],
)
def test_numbers_are_limited_or_cut_off_with_a_warning(rule, same, message):
    with pytest.warns(SnnkitWarning, match=re.escape(message)):
        pairs = made(2, 3, **rule)
    assert pairs == made(2, 3, **same)


def test_parts_of_groups_choose_synapses():
    whole = NeuronGroup(3, "v : 1")
    part = whole[1:]
    S = Synapses(whole)
    S.connect(condition="i != j")
    assert S.j[whole[1:2], :].tolist() == [0, 2] and S.i[:, part].tolist() == S.i["j > 0"].tolist()
    with pytest.warns(SnnkitWarning, match="has the neurons 0 to 2: no synapse can be of neuron 7"):
        assert S.i[[0, 7], 1].tolist() == [0]


@pytest.mark.parametrize("rule", [{"p": 0}, {"condition": "i > 5"}, {"i": [], "j": []}, {"n": 0}])
def test_connecting_nothing_is_a_warning(rule):
    S = Synapses(NeuronGroup(3, "v : 1"))
    with pytest.warns(ConnectionWarning):
        S.connect(**rule)
    assert len(S) == 0


def test_the_user_is_told_where_nothing_was_connected():
    with pytest.warns(ConnectionWarning) as caught:
        play("S = Synapses(NeuronGroup(3, 'v : 1'))\nS.connect(p=0)")
    assert caught[0].filename == "<string>" and caught[0].lineno == 2


def test_selected_synapses_are_set_and_read():
    scope = play("""
G = NeuronGroup(3, 'v : 1', threshold='v > 1', reset='v = 0')
S = Synapses(G, G, 'w : 1', on_pre='v_post += w')
S.connect()
k = 2
S['i == j'].delay = 2*ms
S[0, 1].w = 3
S['i == 2'].w = 'k*j'
""")
    S, ms = scope["S"], scope["ms"]
    assert (S.delay / ms).tolist() == [2, 0, 0, 0, 2, 0, 0, 0, 2]
    assert S.w[:].tolist() == [0, 3, 0, 0, 0, 0, 0, 2, 4]
    with pytest.raises(SnnkitError, match="has no variable `dealy`. Did you mean `delay`"):
        S["i == j"].dealy = 3 * ms
    with pytest.raises(SnnkitError, match="cannot be set to 3. mV"):
        S["i == j"].w = 3 * scope["mV"]
