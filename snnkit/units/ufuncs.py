"""The dimension of what numpy's element-wise functions return."""

from __future__ import annotations

from math import isfinite

import numpy as np

from ..errors import DimensionMismatchError
from .dimensions import DIMENSIONLESS
from .values import dimension_of, is_fit_for, is_numeric, say_what_is_no_number, with_dimension

__all__ = ["product_dimension", "result_dimension"]

_SAME = {
    **{np.add: "add", np.subtract: "subtract", np.remainder: "take the remainder of"},
    **{np.fmod: "take the remainder of", np.maximum: "compare", np.minimum: "compare"},
    **{np.fmax: "compare", np.fmin: "compare", np.hypot: "combine", np.nextafter: "combine"},
}
_COMPARE = {np.less, np.less_equal, np.greater, np.greater_equal, np.equal, np.not_equal}
_KEEP = {np.negative, np.positive, np.absolute, np.fabs, np.rint, np.floor, np.ceil, np.trunc}
_KEEP |= {np.conjugate}
_TEST = {np.isfinite, np.isinf, np.isnan, np.signbit, np.sign, np.logical_not}
_TEST |= {np.logical_and, np.logical_or, np.logical_xor, np.copysign}


def result_dimension(ufunc, inputs):
    dims = [dimension_of(x) for x in inputs]
    if ufunc in _SAME or ufunc in _COMPARE:
        return _same_dimension(ufunc, inputs, dims)
    if ufunc in _KEEP:
        return dims[0]
    if ufunc is np.multiply or ufunc is np.matmul:
        return dims[0] if len(dims) == 1 else dims[0] * dims[1]
    if ufunc is np.true_divide or ufunc is np.floor_divide:
        return dims[0] / dims[1]
    if ufunc is np.power or ufunc is np.float_power:
        return _power(inputs, dims)
    if ufunc in _ROOTS:
        return _ROOTS[ufunc](dims[0])
    if ufunc is np.divmod:
        return dims[0] / dims[1], dims[0]
    if ufunc in _TEST:
        return DIMENSIONLESS
    for value, dim in zip(inputs, dims, strict=True):
        if dim is not DIMENSIONLESS:
            raise DimensionMismatchError(
                f"{ufunc.__name__} needs a plain number, but got {value} ({dim}).",
                hint="Divide by a unit first, for example `v/mV`.",
            )
    return DIMENSIONLESS


_ROOTS = {
    np.sqrt: lambda d: d**0.5,
    np.cbrt: lambda d: d ** (1 / 3),
    np.square: lambda d: d**2,
    np.reciprocal: lambda d: d**-1,
}


def product_dimension(method, values, axis=None, where=True):
    """Return the dimension of the products of values along an axis, or along several."""
    dim = dimension_of(values)
    if dim is DIMENSIONLESS:
        return dim
    if method != "reduce":
        raise DimensionMismatchError("The products of ever more values have ever other units.")
    counts = np.unique(np.sum(np.broadcast_to(where, np.shape(values)), axis=axis))
    if counts.size > 1:
        raise DimensionMismatchError("The products of more and of fewer values differ in unit.")
    return dim ** int(counts[0] if counts.size else 1)


def _fits_a_sum(value, dim):
    mine = dimension_of(value)
    return mine is dim or (mine is DIMENSIONLESS and is_numeric(value) and not np.any(value))


def _same_dimension(ufunc, inputs, dims):
    compare = ufunc in _COMPARE
    if len(dims) == 1:
        return DIMENSIONLESS if compare else dims[0]
    dim = dims[1] if dims[0] is DIMENSIONLESS else dims[0]
    fits = is_fit_for if compare else _fits_a_sum
    for value in inputs:
        if not fits(value, dim):
            say_what_is_no_number(inputs)
            verb = "compare" if compare else _SAME[ufunc]
            raise DimensionMismatchError(
                f"Cannot {verb} {with_dimension(inputs[0])} and {with_dimension(inputs[1])}.",
                hint=_unit_lacking(inputs, dims, dim),
            )
    return DIMENSIONLESS if compare else dim


def _unit_lacking(inputs, dims, dim):
    """Show a plain number with its unit, if it stands beside what has one."""
    from .usual import usual_unit, with_unit

    plain_ones = [value for value, own in zip(inputs, dims, strict=True) if own is DIMENSIONLESS]
    if not plain_ones or not usual_unit(dim):
        return ""
    return f"Write for example `{with_unit(plain_ones[0], dim)}`."


def _power(inputs, dims):
    if dims[1] is not DIMENSIONLESS:
        raise DimensionMismatchError(
            f"An exponent must be a plain number, not {inputs[1]} ({dims[1]})."
        )
    if dims[0] is DIMENSIONLESS:
        return DIMENSIONLESS
    if np.size(inputs[1]) != 1:
        raise DimensionMismatchError(
            f"A value in {dims[0]} can be raised to one power only, not to an array of them."
        )
    power = float(np.asarray(inputs[1]).item())
    if not isfinite(power):
        raise DimensionMismatchError(f"A value in {dims[0]} cannot be raised to {power}.")
    return dims[0] ** power
