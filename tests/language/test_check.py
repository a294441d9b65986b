"""The unit checker against reckoning with quantities."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from snnkit import DimensionMismatchError, dimension_of, units
from snnkit.language.check import dimension_of as checked_dimension
from snnkit.language.parse import parse

LEAVES = {
    "v": 0.37 * units.volt,
    "g": 1.13 * units.siemens,
    "c": 0.71 * units.amp,
    "T": 2.3 * units.second,
    "a": 1.7,
    "mV": units.mV,
    "ms": units.ms,
    "Hz": units.Hz,
    "nS": units.nS,
}
FUNCTIONS = {"abs": np.abs, "sqrt": np.sqrt, "exp": np.exp, "sin": np.sin, "sign": np.sign}
FUNCTIONS |= {"log": np.log, "tanh": np.tanh}

leaves = st.sampled_from([*LEAVES, "1.5", "3"])


def grown(parts):
    return st.one_of(
        st.tuples(st.sampled_from(["+", "-", "*", "/", "*", "/"]), parts, parts),
        st.tuples(st.just("**"), parts, st.sampled_from(["2", "-1", "0.5", "3", "(1/3)"])),
        st.tuples(st.sampled_from([*FUNCTIONS]), parts),
        st.tuples(st.just("same"), st.sampled_from("+-"), parts),
        st.tuples(st.just("clip"), parts, parts, parts),
    )


trees = st.recursive(leaves, grown, max_leaves=8)


def written(tree):
    if isinstance(tree, str):
        return tree
    head, *parts = tree
    if head == "same":  # trees that fit together are rare among random ones
        return f"({written(parts[1])} {parts[0]} 2.5*({written(parts[1])}))"
    parts = [written(part) for part in parts]
    if head in FUNCTIONS or head == "clip":
        return f"{head}({', '.join(parts)})"
    return f"({parts[0]} {head} {parts[1]})"


def reckoned(tree):
    """The value as a quantity; 0, inf and nan, which fit any unit, are not looked at."""
    if isinstance(tree, str):
        return LEAVES[tree] if tree in LEAVES else float(eval(tree))
    head, *parts = tree
    if head == "same":
        value = reckoned(parts[1])
        return usable(value + 2.5 * value if parts[0] == "+" else value - 2.5 * value)
    values = [reckoned(part) for part in parts]
    if head in FUNCTIONS:
        return usable(FUNCTIONS[head](values[0]))
    if head == "clip":
        return usable(np.minimum(np.maximum(values[0], values[1]), values[2]))
    left, right = values
    if head == "**":
        return usable(left**right)
    return usable({"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide}[head](*values))


def usable(value):
    assume(not isinstance(value, complex))
    assume(np.isfinite(value) and abs(float(value)) > 1e-250)
    return value


@settings(max_examples=300, deadline=None)
@given(trees)
def test_the_checker_and_quantities_agree(tree):
    expression = parse(written(tree))
    dims = {name: dimension_of(value) for name, value in LEAVES.items()}
    with np.errstate(all="ignore"):
        try:
            expected = dimension_of(reckoned(tree))
        except DimensionMismatchError:
            with pytest.raises(DimensionMismatchError):
                checked_dimension(expression, dims)
            return
    assert checked_dimension(expression, dims) is expected


@pytest.mark.parametrize(
    "text",
    ["v < a", "v == c", "v < 2*volt_ < c", "v % a", "v + (a and T)", "not v + a", "2**v", "v**T"],
)
def test_mismatches_beyond_arithmetic(text):
    dims = {name: dimension_of(value) for name, value in LEAVES.items()}
    dims["volt_"] = dims["v"]
    with pytest.raises(DimensionMismatchError):
        checked_dimension(parse(text), dims)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("v*g", "c"),
        ("c/g", "v"),
        ("v < 3*mV", "a"),
        ("int(v > mV)*v", "v"),
        ("v // mV", "a"),
        ("v % mV", "v"),
        ("sqrt(v**2)", "v"),
        ("1/T", "Hz"),
        ("clip(v, -mV, mV)", "v"),
        ("timestep(T, ms)", "a"),
    ],
)
def test_dimension_of_an_expression(text, unit):
    dims = {name: dimension_of(value) for name, value in LEAVES.items()}
    assert checked_dimension(parse(text), dims) is dims[unit]


@pytest.mark.parametrize("exponent", ["(1/0)", "1e400"])
def test_impossible_exponents_are_refused_in_words(exponent):
    from snnkit import SnnkitError

    with pytest.raises(SnnkitError):
        checked_dimension(parse(f"v**{exponent}"), {"v": dimension_of(units.volt)})
