"""Products and sums in order: the same value up to rounding, whatever was written."""

import ast
from fractions import Fraction
from operator import add, mul, sub, truediv

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from snnkit.language.folding import in_order

VALUES = {name: Fraction(k, 64) for name, k in {"x": 45, "y": 122, "c": 19, "s": -161}.items()}
parts = st.sampled_from(["x", "y", "c", "s", "0.25", "4", "0.5"])
formulas = st.recursive(
    parts, lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner)
)
CALCULATE = {ast.Add: add, ast.Sub: sub, ast.Mult: mul, ast.Div: truediv, ast.Pow: pow}


def value(node):
    """Return the exact value of a tree."""
    if isinstance(node, ast.Constant):
        return Fraction(node.value)
    if isinstance(node, ast.Name):
        return VALUES[node.id]
    if isinstance(node, ast.UnaryOp):
        return -value(node.operand)
    return CALCULATE[type(node.op)](value(node.left), value(node.right))


@given(formulas)
def test_the_value_stays(text):
    tree = ast.parse(text, mode="eval").body
    try:
        expected, found = value(tree), value(in_order(tree, {"c", "s"}))
    except ZeroDivisionError:
        return
    assume(abs(expected) < 10**6)  # rather than by what is nearly 0
    assert float(found) == pytest.approx(float(expected), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("x/3/7.0", "0.047619047619047616 * x"),
        ("c*x*0.1/y/s", "0.1 * c / s * x / y"),
        ("x - 0.1 - (y - 0.5)", "0.4 + x - y"),
        ("x*y/y", "x"),
        ("x/0", "x / 0"),
        ("rand()/rand()", "rand() / rand()"),
    ],
)
def test_what_is_written_instead(text, ordered):
    assert ast.unparse(in_order(ast.parse(text, mode="eval").body, {"c", "s"})) == ordered
