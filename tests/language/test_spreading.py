"""Formulas as a computer algebra system writes them: the same value, and what sympy makes of it."""

import ast
import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from snnkit.language.folding import in_order
from snnkit.language.linear import names_in
from snnkit.language.spreading import spread

from .test_folding import formulas, value


@given(formulas)
def test_the_value_stays(text):
    tree = ast.parse(text, mode="eval").body
    try:
        expected, found = value(tree), value(spread(tree))
    except ZeroDivisionError:
        return
    assume(abs(expected) < 10**6)  # rather than by what is nearly 0
    assert float(found) == pytest.approx(float(expected), rel=1e-9, abs=1e-9)


def grown(inner):
    """What is in equations besides the four operations."""
    binary = st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner)
    unary = st.builds("{}({})".format, st.sampled_from(["-", "2*", "0.1*"]), inner)
    return binary | binary | unary | st.builds("({})**{}".format, inner, st.sampled_from("23"))


leaves = st.sampled_from(["x", "y", "c", "s", "0.7", "4", "0.5", "sin(2*(y + x))", "tanh(c/0.3)"])
richer = st.recursive(leaves, grown)


@settings(deadline=None)  # sympy takes its time to begin with
@given(richer, st.randoms(use_true_random=False))
def test_it_is_to_the_last_bit_what_sympy_makes_of_it(text, random):
    assume(text.count("sin") < 2 and text.count("tanh") < 2)  # each call counts, for us
    sympy = pytest.importorskip("sympy")
    names = {name: sympy.Symbol(name, real=True) for name in "xycs"}
    plain = {name: random.uniform(0.1, 3) for name in names}

    def by_sympy(formula):
        return str(sympy.sympify(formula, locals=names))

    def last_bits(tree):
        return eval(ast.unparse(in_order(tree)), {"sin": math.sin, "tanh": math.tanh, **plain})

    try:
        expected = ast.parse(by_sympy(by_sympy(text)), mode="eval").body  # as Brian 2 reads anew
        assume(not {"zoo", "nan"} & names_in(expected))
        assert last_bits(spread(ast.parse(text, mode="eval").body)) == last_bits(expected)
    except ZeroDivisionError:
        return


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("(i + 1)*0.1/ms", "(0.1 * i + 0.1) / ms"),
        ("3*(v + 1)/ms*w", "w * (3 * v + 3) / ms"),
        ("w*(v + 1)/ms*3", "3 * w * (v + 1) / ms"),
        ("(v + w)/(2*ms)", "(v + w) / (ms * 2)"),
        ("(v + w)/(2.0*ms)", "(0.5 * v + 0.5 * w) / ms"),
        ("(w + v)/0.7", "1.42857142857143 * v + 1.42857142857143 * w"),
        ("0.1*3*v", "0.3 * v"),
        ("-(w + v)*u", "u * (-v - w)"),
        ("v - 2*v", "-v"),
        ("v - v", "0"),
        ("(2*v/u)**2", "4 * v ** 2 / u ** 2"),
        ("v*v/w/v", "v / w"),
        ("x*sin(2*(w + v))*(b + a)", "x * (a + b) * sin(2 * v + 2 * w)"),
        ("rand()*rand()", "rand() * rand()"),
        ("0*f(v) + w", "w + 0 * f(v)"),
        ("1e300*1e300*v", "1e+300 * 1e+300 * v"),
        ("v/0", "v / 0"),
        ("2*(i // 2)", "2 * floor(i / 2)"),
        ("i*0.1 % 0.1", "0.1 * (i % 1)"),
        ("t/ms % 2.5", "t / ms % 2.5"),
    ],
)
def test_what_is_written_instead(text, written):
    assert ast.unparse(spread(ast.parse(text, mode="eval").body)) == written
