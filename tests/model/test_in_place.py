"""Assignments that are changes in place."""

import ast

import pytest

from snnkit.engine.variables import Reference, Resolved, Variable
from snnkit.model.strings.in_place import in_place

VARIABLES = {name: Reference(Variable("cells", name)) for name in "xyz"}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("x + y", "+= y"),
        ("y + x - z", "+= y - z"),
        ("x - 1", "+= -1"),
        ("-y + x", "+= -y"),
        ("x + 3*(y + 1)", "+= 3 * y + 3"),
        ("y/z*x", "*= y / z"),
        ("x/2", "*= 1 / 2"),
        ("x + x*y", "*= y + 1"),
        ("x*(1 + x)", "*= x + 1"),
        ("-x", "*= -1"),
        ("2*x - x", "*= 1"),
        ("1 - x", "= 1 - x"),
        ("2*x + y", "= 2 * x + y"),
        ("x + x**2", "+= x ** 2"),
        ("x + x*y + z", "= x + x * y + z"),
        ("x**2", "= x ** 2"),
        ("x + clip(x, 0, 1)", "+= clip(x, 0, 1)"),
        ("x + y/0", "= x + y / 0"),
        ("y + z", "= y + z"),
    ],
)
def test_what_it_is_read_as(text, change):
    value = Resolved(ast.parse(text, mode="eval").body, VARIABLES)
    how, rest = in_place("x", value)
    assert f"{how} {rest}" == change
