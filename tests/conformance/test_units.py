"""Quantities: the same values, dimensions and refusals as Brian's.

Not compared: how a quantity prints, as snnkit writes ``50. mV`` where Brian writes
``50. * mvolt``; and numpy functions where Brian refuses what has a meaning (``hypot``,
``isclose``) or gives a unit that is wrong (``np.dot`` of two matrices is in volt).
"""

import itertools
import warnings

import numpy as np
import pytest

from .runner import names_of

pytest.importorskip("brian2")
pytestmark = pytest.mark.conformance

ROUNDING = 1e-14

SAMPLES = [
    "3*mV",
    "-0.25*volt",
    "2*nA",
    "5*Mohm",
    "0.1*ms",
    "40*Hz",
    "0*mV",
    "mV",
    "array([1.5, 2.0, -3.0])*mV",
    "[1, 2, 3]*nS",
    "arange(1, 4)*ms",
    "array([[1.0], [2.0]])*pF",
    "7*mV/mV",
    "2.5",
    "3",
    "0",
    "inf",
    "arange(1, 4)",
    "array([0.5, 0.0, 2.0])",
]

OPERATORS = ["+", "-", "*", "/", "//", "%", "<", "<=", ">", ">=", "==", "!="]

POWERS = ["2", "-1", "0.5", "0", "3*mV/mV", "1*mV", "arange(2)"]

# What people do with quantities in scripts, in words of their own.
EXPRESSIONS = [
    # products and quotients that meet in another unit
    "10*nA*5*Mohm",
    "10*nA*5*Mohm/mV",
    "3*mV*2*nS",
    "3*mV*2*nS/pA",
    "1/(20*ms)/Hz",
    "(200*pF)/(10*nS)/ms",
    "1*uF/cm**2*(20000*um**2)/pF",
    "5*uS/cm**2",
    "96485*coulomb/mole",
    "8.314*joule/kelvin/mole*310*kelvin",
    "2*nA/(1*um)**2",
    "1*siemens*ohm",
    "volt*amp/watt",
    "farad*ohm/second",
    "mmolar/(mole/metre**3)",
    "1*mmolar/molar",
    "gram/kilogram",
    "Hz*second",
    "(1*mV)**2/(1*Mohm)/pwatt",
    "sqrt(4*mV**2)/mV",
    "(4*mV**2)**0.5",
    "(1*cm)**3/metre**3",
    "um**2/umetre**2",
    "-3*mV + 5*uvolt",
    "abs(-3*mV)",
    "+(2*ms)",
    "-array([1, -2])*nA",
    "3*mV + 0",
    "0 + 3*mV",
    "3*mV + 1",
    "3*mV - 2*nA",
    "3*mV < 1",
    "3*mV > 0",
    "3*mV == 3*ms",
    "3*mV == 0.003",
    "3*mV != 2*nA",
    "float(3*mV/mV)",
    "int(7*ms/ms)",
    "round(2.6*ms/ms)",
    "bool(0*mV)",
    "len([1, 2, 3]*mV)",
    "float(3*mV)",
    # making arrays
    "[1, 2, 3]*mV",
    "(1, 2)*mV",
    "array([1*mV, 2*mV])",
    "Quantity([1*mV, 2*mV])",
    "Quantity([1*mV, 2*nA])",
    "linspace(0, 1, 5)*ms",
    "linspace(0*ms, 10*ms, 5)",
    "linspace(0*ms, 10*mV, 5)",
    "arange(0*ms, 1*ms, 0.25*ms)",
    "arange(5)*0.1*ms",
    "zeros(3)*mV",
    "ones((2, 2))*nS",
    # methods and attributes
    "([1, 2, 3]*mV).shape",
    "([1, 2, 3]*mV).mean()",
    "([1, 2, 3]*mV).sum()",
    "([1, 2, 3]*mV).std()",
    "([1, 2, 3]*mV).var()",
    "([1, 2, 3]*mV).max()",
    "([3, 1, 2]*mV).min()",
    "([3, 1, 2]*mV).argmax()",
    "([1, 2, 3]*mV).cumsum()",
    "([1, 2, 3]*mV).prod()",
    "([1, 2, 3]*mV).prod(where=array([True, False, True]))",
    "prod(array([[1, 2], [3, 4]])*mV, axis=(0, 1))",
    "prod(array([[1, 2], [3, 4]])*mV, axis=-1)",
    "clip([1, 2, 3]*mV, min=0*mV, max=1.5*mV)",
    "average([1, 2, 3]*mV, returned=True)[0]",
    "average([1, 2, 3]*mV, returned=True)[1]",
    "mean(a=[1, 2, 3]*mV)",
    "diag(array([[1, 2], [3, 4]])*mV)",
    "diag([1, 2]*mV)",
    "sort(a=[3, 1, 2]*mV)",
    "percentile(a=[1, 2, 3]*mV, q=50)",
    "([1, 2, 3]*mV).copy()",
    "([3, 1, 2]*mV)[1]",
    "([3, 1, 2]*mV)[1:]",
    "([3, 1, 2]*mV)[array([True, False, True])]",
    "([3, 1, 2]*mV)[[0, 2]]/mV",
    "(array([[1, 2], [3, 4]])*nS).T",
    "(array([[1, 2], [3, 4]])*nS).flatten()",
    "(array([[1, 2], [3, 4]])*nS).reshape(4)",
    "(array([[1, 2], [3, 4]])*nS).sum(axis=0)",
    "(array([[1, 2], [3, 4]])*nS).mean(axis=1)",
    "([1.4, 2.6]*volt).round()",
    "([1, 2, 3]*mV).clip(1.5*mV, 2.5*mV)",
    "([1, 2, 3]*mV).clip(1, 2)",
    "([1, 2, 3]*mV).dot([1, 2, 3]*nS)",
    # comparisons of arrays, and what is done with them
    "[1, 2, 3]*mV > 1.5*mV",
    "sum([1, 2, 3]*mV > 1.5*mV)",
    "([1, 2, 3]*mV > 1.5*mV) & ([1, 2, 3]*ms < 3*ms)",
    "[1, 2, 3]*mV > 1.5",
    "[1, 2, 3]*mV > [1, 3, 2]*nA",
    # tools
    "have_same_dimensions(3*mV, 2*uvolt)",
    "have_same_dimensions(3*mV, 2*nA)",
    "have_same_dimensions(3, 2.5)",
    "is_dimensionless(mV/uvolt)",
    "is_dimensionless(mV)",
]

FUNCTIONS = [
    "abs", "mean", "sum", "std", "var", "median", "min", "max", "ptp", "cumsum", "diff", "prod",
    "sort", "argsort", "argmax", "argmin", "sqrt", "square", "sign",
    "exp", "log", "log10", "log1p", "expm1", "sin", "cos", "tan", "arctan", "sinh", "tanh",
    "isnan", "isfinite", "isinf", "ravel", "transpose", "squeeze", "atleast_1d", "size", "shape",
    "any", "all", "nonzero", "unique", "flip", "negative", "len",
]  # fmt: skip

ARGUMENTS = [
    "[0.5, 2.0, 1.5]*mV",
    "3*mV",
    "array([[4.0, 1.0], [9.0, 16.0]])*ms",
    "array([0.5, 2.0, 1.5])",
    "[0.5, 2.0]*mV/mV",
    "[4.0, 9.0]*mV**2",
]

TWO_ARGUMENTS = [
    f"{function}({first}, {second})"
    for function in ["maximum", "minimum", "add", "subtract", "multiply", "divide", "less",
                     "equal", "mod", "choose", "clipped"]
    for first, second in [
        ("[1.0, 2.0]*mV", "[3.0, 1.0]*mV"),
        ("[1.0, 2.0]*mV", "[3.0, 1.0]*nS"),
        ("[1.0, 2.0]*mV", "2*uvolt"),
        ("[1.0, 2.0]*mV", "array([2.0, 2.0])"),
        ("array([1.0, 2.0])", "[3.0, 1.0]*mV"),
        ("[1.0, 2.0]*mV", "0"),
        ("array([1.0, 2.0])", "array([3.0, 1.0])"),
    ]
]  # fmt: skip

# numpy's own functions, some of which lose units where Brian's `numpy` and names keep them.
NUMPYS = [
    f"{space}{call}"
    for call in [
        "concatenate([[1, 2]*mV, [3]*mV])", "concatenate([[1.0], [3]*mV])*volt",
        "concatenate([[1, 2]*ms, [3]*mV])", "append([1, 2]*mV, 3*mV)", "append([], [1]*mV)*volt",
        "hstack(([1, 2]*mV, [3]*mV))", "vstack(([1, 2]*ms, [3, 4]*mV))", "stack([[1]*mV, [2]*mV])",
        "column_stack(([1, 2]*ms, [3, 4]*mV))", "copy([1, 2]*mV)", "array([[1]*mV, [2]*mV])",
        "where([True, False], [1, 2]*mV, [3, 4]*mV)", "where([1, 0]*mV > 0*mV)",
        "where([True, False], [1, 2]*mV, 0*mV)", "where([True, False], [1, 2]*mV, 0)",
        "where([True, False], 0, [1, 2]*mV)", "select([[True, False]], [[1, 2]*mV])",
        "choose([0, 1], [[1, 2]*mV, [3, 4]*mV])",
        "interp(1.5*ms, [1, 2]*ms, [3, 4]*mV)", "interp(1.5, [1, 2], [3, 4]*mV)*volt",
        "interp([0.5, 1.5], [1, 2], [3, 4])*mV", "dot([1, 2]*mV, [3, 4]*nS)",
        "dot([1, 2]*mV, [3, 4])", "inner([1, 2]*mV, [3, 4]*nS)", "outer([1, 2]*mV, [3, 4])",
        "outer([1, 2]*mV, [3, 4]*nS)", "convolve([1, 2]*mV, [0.5, 0.5])", "vdot([1]*mV, [2]*mV)",
        "diag([1, 2]*mV)", "tril([[1, 2], [3, 4]]*mV)", "resize([1, 2]*mV, (3,))",
        "union1d([1, 2]*mV, [2]*mV)", "intersect1d([1, 2]*mV, [2]*mV)", "isin([1]*mV, [1, 2]*mV)",
        "setdiff1d([1, 2]*mV, [2]*mV)/mV*mV", "searchsorted([1, 2, 3]*ms, 2*ms)",
        "searchsorted([1, 2, 3]*ms, 0.0025)", "digitize([1.5]*ms, [1, 2]*ms)",
        "array_equal([1]*mV, [1]*mV)", "array_equal([1]*mV, [1]*ms)", "histogram([1, 2]*ms, 3)[0]",
        "histogram([1, 2]*ms, 3)[1]", "histogram([1, 2]*ms, bins=[0, 1.5, 3]*ms)[0]",
        "unique([2, 1, 2]*mV)", "unique([2, 1, 2]*mV, return_counts=True)[1]",
        "broadcast_to([1, 2]*mV, (2, 2))", "linspace(0*mV, 10*mV, 3)", "linspace(0, 10*mV, 3)",
        "trapezoid([1, 2]*mV, [1, 2]*ms)", "diff([1, 3]*mV)", "repeat([1, 2]*mV, 2)",
        "tile([1, 2]*mV, 2)", "roll([1, 2]*mV, 1)", "percentile([1, 2]*mV, 50)",
        "take([1, 2, 3]*mV, [0, 2])", "split([1, 2]*mV, 2)[1]", "full_like([1, 2]*mV, 3*mV)",
        "zeros_like([1, 2]*mV)", "trace([[1, 2], [3, 4]]*mV)", "diagonal([[1, 2], [3, 4]]*mV, 1)",
    ]
    for space in ("", "numpy.", "plain_numpy.")
]  # fmt: skip

# Functions of three arrays, with one of them given.
HELPERS = """
import numpy as plain_numpy
def choose(a, b): return where(array([True, False]), a, b)
def clipped(a, b): return clip(a, b*0, b)
"""


@pytest.fixture(scope="module")
def brian():
    return with_helpers(names_of("brian2"))


@pytest.fixture(scope="module")
def snnkit():
    return with_helpers(names_of("snnkit.brian"))


def with_helpers(names):
    exec(HELPERS, names)
    return names


def outcome(expression, names):
    """What an expression gives: a value, or the exception that refuses it."""
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return eval(expression, names)
    except NameError:
        raise
    except Exception as refusal:
        return refusal


def dimension_in_words(value, brian):
    """The dimension of one of Brian's values as a product that either package can read."""
    powers = brian["get_dimensions"](value)._dims
    base = ["metre", "kilogram", "second", "amp", "kelvin", "mole"]
    return "*".join(
        f"{unit}**{power!r}" for unit, power in zip(base, powers, strict=False) if power
    )


def difference(expression, brian, snnkit):
    """How the two packages differ on an expression, in words; None where they agree."""
    expected = outcome(expression, brian)
    if isinstance(expected, Exception):
        if type(expected).__name__ != "DimensionMismatchError":
            return None  # no refusal of units, but something Brian or numpy cannot do
        actual = outcome(expression, snnkit)
        if isinstance(actual, snnkit["DimensionMismatchError"]):
            return None
        return f"gives {actual!r}, and Brian refuses: {expected}"
    actual = outcome(expression, snnkit)
    if isinstance(actual, Exception):
        return f"raises {actual!r}, and in Brian is {expected!r}"
    here, there = np.asarray(actual), np.asarray(expected)
    if here.shape != there.shape:
        return f"has shape {here.shape}, and in Brian {there.shape}"
    if not np.allclose(here, there, rtol=ROUNDING, atol=0, equal_nan=True):
        return f"is {here!r} in base units, and in Brian {there!r}"
    if not is_plain(expected, brian):
        unit = eval(dimension_in_words(expected, brian), snnkit)
        if is_plain(actual, snnkit) or not is_plain(actual / unit, snnkit):
            return f"is {actual!r}, and in Brian {expected!r}"
    elif not is_plain(actual, snnkit):
        return f"is the quantity {actual!r}, and in Brian a plain {type(expected).__name__}"
    return None


def is_plain(value, names):
    """Whether a value has no dimension: only then a bare number can be added to it."""
    if not isinstance(value, names["Quantity"]):
        return True
    try:
        value + 1
    except names["DimensionMismatchError"]:
        return False
    return True


def differences(expressions, brian, snnkit):
    found = {text: difference(text, brian, snnkit) for text in expressions}
    return "\n".join(f"{text}  {words}" for text, words in found.items() if words)


@pytest.mark.parametrize("operator", OPERATORS)
def test_operators_between_all_kinds_of_values(operator, brian, snnkit):
    pairs = itertools.product(SAMPLES, SAMPLES)
    expressions = [f"({left}) {operator} ({right})" for left, right in pairs]
    assert differences(expressions, brian, snnkit) == ""


def test_powers(brian, snnkit):
    expressions = [f"({base})**({power})" for base in SAMPLES for power in POWERS]
    assert differences(expressions, brian, snnkit) == ""


def test_expressions_of_scripts(brian, snnkit):
    assert differences(EXPRESSIONS, brian, snnkit) == ""


def test_functions_of_one_argument(brian, snnkit):
    expressions = [f"{function}({value})" for function in FUNCTIONS for value in ARGUMENTS]
    assert differences(expressions, brian, snnkit) == ""


def test_functions_of_two_arguments(brian, snnkit):
    assert differences(TWO_ARGUMENTS, brian, snnkit) == ""


def test_functions_of_numpy(brian, snnkit):
    assert differences(NUMPYS, brian, snnkit) == ""


def test_every_unit_of_brian_is_there(brian, snnkit):
    units = [name for name, value in brian.items() if isinstance(value, brian["Unit"])]
    assert len(units) > 100
    missing = [name for name in units if name not in snnkit]
    assert missing == []
    assert differences(units, brian, snnkit) == ""


CHANGES_IN_PLACE = [
    ("x = [1, 2, 3]*mV", "x[1] = 5*mV"),
    ("x = [1, 2, 3]*mV", "x[1] = 5*nA"),
    ("x = [1, 2, 3]*mV", "x[1] = 5"),
    ("x = [1, 2, 3]*mV", "x[1:] = [7, 8]*volt"),
    ("x = [1, 2, 3]*mV", "x[:] = 0"),
    ("x = [1, 2, 3]*mV", "x += 1*mV"),
    ("x = [1, 2, 3]*mV", "x -= 1*nA"),
    ("x = [1, 2, 3]*mV", "x += 1"),
    ("x = [1, 2, 3]*mV", "x *= 2"),
    ("x = [1, 2, 3]*mV", "x /= 4"),
    ("x = 3*mV", "x += 1*mV"),
    ("x = 3*mV", "x *= 2*nS"),
    ("x = 3*mV", "x /= 1*mV"),
    ("x = array([1.0, 2.0])", "x[0] = 3*mV/mV"),
]


@pytest.mark.parametrize(("before", "change"), CHANGES_IN_PLACE)
def test_changes_in_place(before, change, brian, snnkit):
    outcomes = []
    for names in (brian, snnkit):
        scope = dict(names)
        exec(before, scope)
        try:
            exec(change, scope)
            refused = False
        except names["DimensionMismatchError"]:
            refused = True
        outcomes.append((refused, np.asarray(scope["x"]).tolist(), is_plain(scope["x"], names)))
    assert outcomes[1] == outcomes[0]
