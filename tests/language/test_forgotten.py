"""Where a unit would make an expression right, and which one."""

import pytest

from snnkit.language.forgotten import forgotten_unit
from snnkit.language.parse import parse
from snnkit.units import Hz, amp, mV, siemens
from snnkit.units.dimensions import DIMENSIONLESS, SECOND

VOLT = mV.dim
KNOWN = {"v": VOLT, "g": siemens.dim, "ms": SECOND, "mV": VOLT, "x": DIMENSIONLESS}


def hint(text, wanted=None, **numbers):
    known = {**KNOWN, **dict.fromkeys(numbers, DIMENSIONLESS)}
    return forgotten_unit(parse(text), known.get, wanted, numbers=numbers)


@pytest.mark.parametrize(
    ("text", "wanted", "better"),
    [
        ("v > -50", None, "v > -50*mV"),
        ("3 < v", None, "3*mV < v"),
        ("x/10", Hz.dim, "x/(10*ms)"),
        ("(v - 5)/(10*ms)", VOLT / SECOND, "(v - 5*mV)/(10*ms)"),
        ("g*(v + 70)", amp.dim, "g*(v + 70*mV)"),
        ("exp(v/10)", DIMENSIONLESS, "exp(v/(10*mV))"),
        ("2*x", SECOND, "2*ms*x"),
    ],
)
def test_numbers(text, wanted, better):
    assert f"`{better}`" in hint(text, wanted)


def test_names():
    assert hint("v/tau", VOLT / SECOND, tau=10) == (
        "`tau` is 10, without a unit. Write for example `tau = 10*ms`."
    )
    assert "`E = 3*mV` and `tau = 10*ms`" in hint("(E - v)/tau", VOLT / SECOND, E=3, tau=10)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("v + 3*ms", None),
        ("2*ms + v", None),
        ("v", SECOND),
        ("x + v", None),
        ("x + 1", SECOND),
        ("v**2 > 50", None),
    ],
)
def test_where_no_single_unit_helps_nothing_is_said(text, wanted):
    assert hint(text, wanted) == ""
