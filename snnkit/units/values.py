"""What numbers and quantities have in common: values without unit, and their dimension."""

from __future__ import annotations

from math import isfinite

import numpy as np

from ..errors import DimensionMismatchError, SnnkitError, UnusableValueError
from .dimensions import DIMENSIONLESS, Dimension
from .printing import as_code, full_name, unit_for, written

__all__ = [
    "best_unit",
    "dimension_of",
    "have_same_dimensions",
    "in_best_unit",
    "in_common",
    "in_unit",
    "is_dimensionless",
    "is_fit_for",
    "is_numeric",
    "plain",
    "require",
    "require_plain",
    "say_what_is_no_number",
    "say_what_is_wrong",
    "with_dimension",
]


def plain(value) -> np.ndarray:
    """Return `value` without its unit, as a plain array (in SI base units).

    >>> from snnkit.units import mV
    >>> plain([1, 2] * mV)
    array([0.001, 0.002])
    """
    if isinstance(value, (list, tuple)) and any(hasattr(v, "dim") for v in value):
        return np.array(in_common(value)[1], dtype=float)
    return np.asarray(value)


def dimension_of(value) -> Dimension:
    """Return the dimension of a value; plain numbers are dimensionless."""
    dim = getattr(value, "dim", None)
    if dim is None and isinstance(value, (list, tuple)) and value:
        return in_common(value)[0]
    return DIMENSIONLESS if dim is None else dim


def have_same_dimensions(one, other) -> bool:
    """Whether two values have the same dimension.

    >>> from snnkit.units import mV, volt
    >>> have_same_dimensions(3*mV, 1*volt)
    True
    """
    return dimension_of(one) is dimension_of(other)


def is_dimensionless(value) -> bool:
    """Whether a value is a plain number."""
    return dimension_of(value) is DIMENSIONLESS


def is_numeric(value) -> bool:
    """Whether a value is a number, a quantity, or an array of such."""
    try:
        return plain(value).dtype.kind in "biuf"
    except (TypeError, ValueError, SnnkitError):
        return False


def is_fit_for(value, dim) -> bool:
    """Whether a value has a dimension; 0, inf and nan have any."""
    mine = dimension_of(value)
    return mine is dim or (mine is DIMENSIONLESS and _is_unitless_constant(value))


def _is_unitless_constant(value):
    """0, inf and nan mean the same in every unit; so does an array of zeros."""
    if np.ndim(value) != 0:
        return is_numeric(value) and not np.any(value)
    number = float(value)
    return number == 0 or not isfinite(number)


def require(value, dim: Dimension, problem: str, hint: str = "") -> None:
    """Raise `DimensionMismatchError` unless `value` has the dimension `dim`.

    0, inf and nan fit any dimension, as in Brian 2. What is no number at all raises
    `UnusableValueError`. In `hint`, ``{given}`` stands for the value with a unit behind it.
    """
    if is_numeric(value) and is_fit_for(value, dim):
        return
    if "{given}" in hint:
        from .usual import with_unit

        hint = hint.format(given=with_unit(value, dim))
    if not is_numeric(value):
        shown = repr(value) if isinstance(value, str) else value
        raise UnusableValueError(problem.format(value=shown, dim=dim) + ".", hint=hint)
    few = np.size(value) < 9
    shown = with_dimension(value) if few else _unit_of_many(dimension_of(value))
    raise DimensionMismatchError(problem.format(value=shown, dim=dim) + ".", hint=hint)


def _unit_of_many(dim):
    return "plain numbers" if dim is DIMENSIONLESS else f"values in {dim}"


def with_dimension(value) -> str:
    """Return a value and, in brackets, its dimension."""
    dim = dimension_of(value)
    return f"{value} ({'a plain number' if dim is DIMENSIONLESS else dim})"


def require_plain(dim):
    """Raise `DimensionMismatchError` if a result with a unit is to go into a plain array."""
    if isinstance(dim, Dimension) and dim is not DIMENSIONLESS:
        raise DimensionMismatchError(f"A plain array cannot hold a value in {dim}.")


def in_common(values, dim=DIMENSIONLESS):
    """Return the dimension that all values of a list have, and the values without it."""
    dims = {dimension_of(v) for v in values}
    if len(dims) > 1:
        raise DimensionMismatchError(
            "One array cannot hold values of different units: "
            + ", ".join(sorted(str(d) for d in dims))
            + "."
        )
    common = dims.pop() if dims else dim
    return (dim if common is DIMENSIONLESS else common), [plain(v) for v in values]


def best_unit(value) -> tuple[float, str]:
    """Return size and symbol of the unit in which a value is easiest to read."""
    return unit_for(plain(value), dimension_of(value))


def in_best_unit(value, precision=None, python_code=False) -> str:
    """Return a value written in the unit that makes it easiest to read; see `Quantity.in_unit`."""
    if not is_numeric(value):
        raise UnusableValueError(f"Only numbers and quantities have a unit, not {value!r}.")
    scale, symbol = best_unit(value)
    write = as_code if python_code else written
    symbol = full_name(symbol, dimension_of(value)) if python_code else symbol
    return write(plain(value) / scale, symbol, precision)


def in_unit(value, unit, precision=None, python_code=False) -> str:
    """Return a value written in a unit, such as ``'3000. uV'``; see `Quantity.in_unit`."""
    require(value, dimension_of(unit), "Cannot write {value} in {dim}")
    write = as_code if python_code else written
    symbol = getattr(unit, "name", str(unit)) if python_code else str(unit)
    return write(plain(value) / float(unit), symbol, precision)


def say_what_is_wrong(inputs):
    """Raise `UnusableValueError` if numpy could not calculate with values, and it is clear why."""
    say_what_is_no_number(inputs)
    _say_what_does_not_fit(inputs)


def say_what_is_no_number(inputs):
    """Raise `UnusableValueError` if something that is calculated with is no number."""
    for value in inputs:
        if not is_numeric(value):
            raise UnusableValueError(
                f"Cannot calculate with {value!r}: it is no number, and no array of numbers."
            )


def _say_what_does_not_fit(inputs):
    """Raise `UnusableValueError` if arrays have shapes that don't fit each other."""
    try:
        np.broadcast_shapes(*map(np.shape, inputs))
    except ValueError:
        shapes = " and ".join(str(np.shape(value)) for value in inputs)
        raise UnusableValueError(f"Arrays of the shapes {shapes} don't fit each other.") from None
