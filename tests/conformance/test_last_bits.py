"""A step of a differential equation is the same to the last bit, whatever its formula.

So is a statement.
"""

import random
from functools import cache

import pytest

from .runner import assert_same_results, names_of, run_text

pytest.importorskip("brian2")
pytestmark = pytest.mark.conformance
names = cache(names_of)

VARIABLES = ("v", "w", "a", "b", "i", "k", "tau")
NUMBERS = ("0.1", "0.5", "2", "3", "0.7", "1.5", "0.25", "10")
DIVISORS = ("2", "3", "tau", "0.7", "b", "(1 + a)", "(a + 2)*2")
SCALES = ("/ms", "/ms", "/(10*ms)", "*0.1/ms", "/tau_m")


def formula(rng, depth):
    """Return a random formula, with brackets where none are needed, as people write them."""
    kind = rng.random()
    if depth == 0 or kind < 0.15:
        return rng.choice(VARIABLES)
    if kind < 0.3:
        return rng.choice(NUMBERS)
    if kind < 0.36:
        return f"(-{formula(rng, depth - 1)})"
    op = rng.choice("++-***/")
    left, right = formula(rng, depth - 1), formula(rng, depth - 1)
    if op == "/":
        return f"({left} / {rng.choice(DIVISORS)})"
    return f"({left} {op} {right})" if op in "+-" else f"{left} {op} {right}"


def right_side(seed):
    """Return the right-hand side of an equation for v that depends on v."""
    rng = random.Random(seed)
    text = f"({formula(rng, rng.choice([2, 3, 3, 4]))}){rng.choice(SCALES)}"
    more = rng.choice(["", "0.5*w/ms + ", "v/tau_m - "])
    return more + text + rng.choice([" - 3*(v + 1)/ms", " - v/(7*ms)"])


def script(method, seeds):
    equations = [right_side(seed) for seed in seeds]
    return f"""
import numpy
tau, tau_m, results = 0.37, 20*ms, dict()
for text in {equations}:
    G = NeuronGroup(20, 'dv/dt = ' + text + ''' : 1
                         w : 1
                         a : 1
                         b : 1
                         k : 1 (shared)''', method={method!r})
    G.v, G.w, G.a = numpy.linspace(0.1, 0.9, 20), numpy.linspace(0.7, 0.3, 20), 'v*w'
    G.b, G.k = '0.5 + 0.3*i/N', 0.3
    Network(G).run(defaultclock.dt)
    results[text] = numpy.array(G.v[:]).view(numpy.int64)
"""


@pytest.mark.parametrize(
    ("method", "seeds"),
    [("euler", range(40)), ("rk2", range(40, 50)), ("rk4", range(50, 60)), ("heun", range(60, 66))],
)
def test_one_step_is_the_same_to_the_last_bit(method, seeds):
    text = script(method, seeds)
    ours, theirs = (run_text(text, names(package)) for package in ("snnkit.brian", "brian2"))
    assert_same_results(ours, theirs, 0)


def statement(seed):
    """Return an assignment to v, mostly one that depends on v."""
    rng = random.Random(seed)
    text = formula(rng, rng.choice([2, 3])).replace("tau", "b")
    return f"v = {text} {rng.choice(['+ v', '* v', '- 3*(v + 1)', '+ 0.5*w'])}"


def script_of_statements(seeds):
    return f"""
import numpy
results = dict()
for text in {[statement(seed) for seed in seeds]}:
    G = NeuronGroup(20, 'v : 1\\nw : 1\\na : 1\\nb : 1\\nk : 1 (shared)')
    G.v, G.w, G.a = numpy.linspace(0.1, 0.9, 20), numpy.linspace(0.7, 0.3, 20), 'v*w'
    G.b, G.k = '0.5 + 0.3*i/N', 0.3
    G.run_regularly(text)
    Network(G).run(defaultclock.dt)
    results[text] = numpy.array(G.v[:]).view(numpy.int64)
"""


def test_statements_are_the_same_to_the_last_bit():
    text = script_of_statements(range(100, 130))
    ours, theirs = (run_text(text, names(package)) for package in ("snnkit.brian", "brian2"))
    assert_same_results(ours, theirs, 0)
