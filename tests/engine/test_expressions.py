"""Expressions give what plain Python gives for the same text, wherever they stand.

The language is a part of Python's, so Python's own ``eval`` on plain numbers is the judge.
"""

import math
import re

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from snnkit.engine.expressions import evaluate
from snnkit.language.parse import parse

from ..snippets import play

A, B, M = [0.75, -1.5, 2.0, 0.25], [-0.5, 3.0, 1.25, -2.0], [2, -1, 3, 0]
VALUES = {"a": A, "b": B, "m": M, "i": [0, 1, 2, 3]}
PLAIN = {
    **{name: getattr(math, name) for name in "exp sin cos tanh sqrt log floor ceil".split()},
    **{"abs": abs, "int": int, "pi": math.pi, "__builtins__": {}},
    "clip": lambda x, low, high: min(max(x, low), high),
    "sign": lambda x: float((x > 0) - (x < 0)),
    "arctan": math.atan,
}

leaves = st.sampled_from(["a", "b", "m", "i", "0.5", "2", "3", "1.25", "7"])


def grown_exactly(parts):
    """What has no rounding errors, so that jumps come at the same place everywhere."""
    return st.one_of(
        st.builds("{} {} {}".format, parts, st.sampled_from("+-*"), parts),
        st.builds("({} {} {})".format, parts, st.sampled_from(["+", "-", "*", "//", "%"]), parts),
        st.builds("{}({})".format, st.sampled_from(["-", "abs", "floor", "ceil", "int"]), parts),
        st.builds("({})**{}".format, parts, st.sampled_from(["2", "3"])),
        st.builds("int({})*{}".format, conditions_of(parts), parts),
        st.builds("clip({}, -2, {})".format, parts, parts),
    )


def conditions_of(parts):
    simple = st.one_of(
        st.builds(
            "{} {} {}".format,
            parts,
            st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
            parts,
        ),
        st.builds("{} < {} <= {}".format, parts, parts, parts),
        st.just("True"),
    )
    return st.one_of(
        simple,
        st.builds("not {}".format, simple),
        st.builds("({}) {} ({})".format, simple, st.sampled_from(["and", "or"]), simple),
        st.builds("not ({} {} {})".format, simple, st.sampled_from(["and", "or"]), simple),
    )


def grown_smoothly(parts):
    return st.one_of(
        st.builds("({} {} {})".format, parts, st.sampled_from(["+", "-", "*", "/"]), parts),
        st.builds("{} {} {}".format, parts, st.sampled_from(["+", "-", "*", "/"]), parts),
        st.builds("{}({})".format, st.sampled_from(["exp", "sin", "tanh", "arctan", "-"]), parts),
        st.builds("sqrt(abs({}))".format, parts),
        st.builds("abs({})**{}".format, parts, st.sampled_from(["0.5", "-1", "1.5", "-2"])),
        st.builds("2**clip({}, -8, 8)".format, parts),  # Python's whole numbers have no end
    )


exact = st.recursive(leaves, grown_exactly, max_leaves=6)
formulas = st.recursive(st.one_of(exact, leaves), grown_smoothly, max_leaves=6)
conditions = conditions_of(exact)


def by_python(text):
    """One value per element; texts that plain Python cannot evaluate are not looked at."""
    result = []
    for k in range(4):
        here = {name: values[k] for name, values in VALUES.items()}
        try:
            value = eval(text, dict(PLAIN), here)
        except (ZeroDivisionError, OverflowError, ValueError):
            assume(False)
        assume(not isinstance(value, complex) and abs(value) < 1e12)
        result.append(value)
    return result


def arrays(name):
    return math.pi if name == "pi" else np.array(VALUES[name])


def close(found, expected):
    found = np.broadcast_to(np.asarray(found, float), len(expected))
    return np.allclose(found, np.array(expected, float), rtol=1e-9, atol=1e-9)


@settings(max_examples=150, deadline=None)
@given(formulas)
def test_evaluated_at_once(text):
    expected = by_python(text)
    try:
        found = evaluate(parse(text), arrays, 4)
    except ValueError as error:  # numpy's rule, see test_whole_numbers_to_negative_powers
        assume("negative integer powers" not in str(error))
        raise
    assert close(found, expected)


@settings(max_examples=100, deadline=None)
@given(conditions)
def test_conditions_evaluated_at_once(text):
    try:
        found = np.broadcast_to(evaluate(parse(text), arrays, 4), 4)
    except ValueError as error:  # Python can have integers without end, arrays of numpy not
        assume("`int(...)` of a value" not in str(error))
        raise
    assert found.tolist() == [bool(value) for value in by_python(text)]


MODEL = {
    # parameters keep still: what they make is computed ahead of the loop
    "ahead of the loop": "a : 1\nb : 1\nm : integer\n",
    # states move, for all the compiler knows: computed in the loop, into buffers
    "in the loop": "da/dt = 0*Hz : 1\ndb/dt = 0*Hz : 1\nm : integer\n",
}


def whole_group(model, text):
    scope = play(
        f"""
G = NeuronGroup(4, '''{model}
y = {text} : 1''')
G.a, G.b, G.m = A, B, M
M_ = StateMonitor(G, 'y', record=True)
run(0.1*ms)""",
        A=A,
        B=B,
        M=M,
    )
    return scope["M_"].y[:, 0]


@settings(max_examples=60, deadline=None)
@given(formulas, st.sampled_from([*MODEL]))
def test_as_a_subexpression(text, where):
    expected = by_python(text)
    try:
        found = whole_group(MODEL[where], text)
    except ValueError as error:
        assume("negative integer powers" not in str(error))
        raise
    assert close(found, expected)


EVENTS = """
G = NeuronGroup(4, '''a : 1
b : 1
m : integer
seen : 1
spiking : boolean''', threshold='spiking and t < dt/2', reset='seen = {text}')
G.a, G.b, G.m, G.spiking = A, B, M, [True, False, True, True]
H = NeuronGroup(4, '''a : 1
b : 1
m : integer''')
H.a, H.b, H.m = A, B, M
S = Synapses(G, H, 'w : 1', on_pre='w = {synaptic}')
S.connect(j='i')
run(0.2*ms)"""


@settings(max_examples=60, deadline=None)
@given(formulas)
def test_in_a_reset_and_at_synapses(text):
    expected = np.array(by_python(text), float)
    expected[1] = 0  # does not spike
    synaptic = re.sub(r"\b(a|b)\b", r"\1_pre", text)
    synaptic = re.sub(r"\b(m)\b", r"\1_post", synaptic)
    try:
        scope = play(EVENTS.format(text=text, synaptic=synaptic), A=A, B=B, M=M)
    except ValueError as error:
        assume("negative integer powers" not in str(error))
        raise
    assert close(scope["G"].seen[:], expected)
    assert close(scope["S"].w[:], expected)


@pytest.mark.filterwarnings("ignore:.*has a threshold, but neither `reset`")
@settings(max_examples=60, deadline=None)
@given(conditions, st.sampled_from([*MODEL]))
def test_conditions_as_thresholds(text, where):
    expected = [k for k, value in enumerate(by_python(text)) if value]
    scope = play(
        f"""
G = NeuronGroup(4, '''{MODEL[where]}''', threshold='''{text}''')
G.a, G.b, G.m = A, B, M
spikes = SpikeMonitor(G)
run(0.1*ms)""",
        A=A,
        B=B,
        M=M,
    )
    assert scope["spikes"].i.tolist() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-2**2", -4),
        ("2**3**2", 512),
        ("2**-1", 0.5),
        ("7 // 2 * 2", 6),
        ("-7 // 2", -4),
        ("-7 % 3", 2),
        ("1/3", 1 / 3),
        ("7/2", 3.5),
        ("3 - 2 - 1", 0),
        ("8 / 4 / 2", 1),
        ("1 < 2 < 3", 1),
        ("3 > 2 > 2", 0),
        ("not 1 > 2", 1),
        ("int(2.7) + int(-2.7)", 0),
        ("int(True) + int(2 > 3)", 1),
        ("exprel(0)", 1),
        ("exprel(1)", math.e - 1),
        ("sign(-3)", -1),
        ("clip(5, 0, 3)", 3),
        ("log10(1000)", 3),
        ("pi*e/e", math.pi),
    ],
)
def test_precedence_and_functions(text, expected):
    from snnkit.language.functions import CONSTANTS

    assert evaluate(parse(text), CONSTANTS.__getitem__, 1) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["2**(-i)", "(i + 1)**(0 - 2)", "(i + 1)**-m"])
def test_whole_numbers_to_negative_powers(text):
    scope = play(f"G = NeuronGroup(4, 'm : integer\\nv : 1')\nG.m = 2\nG.v = '{text}'")
    assert np.allclose(scope["G"].v[:], [eval(text, {"i": float(k), "m": 2}) for k in range(4)])


@pytest.mark.parametrize("text", ["-(i > 1)", "(i > 1) - (i > 2)"])
def test_truth_values_reckon_as_0_and_1(text):
    scope = play(f"G = NeuronGroup(4, 'v : 1')\nG.v = '{text}'")
    assert scope["G"].v[:].tolist() == [eval(text, {"i": k}) for k in range(4)]


def test_truth_values_add_up():
    scope = play("G = NeuronGroup(4, 'v : 1')\nG.v = '(i >= 0) + (i > 1)'")
    assert scope["G"].v[:].tolist() == [1, 1, 2, 2]


def test_random_numbers_differ_between_neurons_and_steps():
    scope = play(
        """
seed(1)
G = NeuronGroup(3, '''r = rand() : 1 (constant over dt)
n = poisson(4) : 1 (constant over dt)
z = randn() : 1 (constant over dt)''')
M = StateMonitor(G, True, record=True)
run(200*ms)"""
    )
    M = scope["M"]
    assert np.unique(M.r).size == 6000 and 0 <= M.r.min() and M.r.max() < 1
    assert abs(M.z.mean()) < 0.1 and abs(M.z.std() - 1) < 0.1
    assert abs(M.n.mean() - 4) < 0.2 and np.array_equal(M.n, np.floor(M.n))
