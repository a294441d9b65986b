"""Quantities, and what asks for their dimensions, under the names that Brian 2 has for them."""

from __future__ import annotations

from numbers import Number

import numpy as np

from ...errors import DimensionMismatchError, UnusableValueError
from ...model.strings.functions import check_units
from ...units.dimensions import DIMENSIONLESS, Dimension, dimension, from_powers
from ...units.quantity import Quantity
from ...units.unit import Unit, register_new_unit, unit_of
from ...units.values import dimension_of as get_dimensions
from ...units.values import have_same_dimensions, in_best_unit, in_unit, is_dimensionless

__all__ = [
    "DIMENSIONLESS",
    "Dimension",
    "DimensionMismatchError",
    "Quantity",
    "Unit",
    "check_units",
    "fail_for_dimension_mismatch",
    "get_dimensions",
    "get_or_create_dimension",
    "get_unit",
    "have_same_dimensions",
    "in_best_unit",
    "in_unit",
    "is_dimensionless",
    "is_scalar_type",
    "register_new_unit",
]


def get_unit(dimension):
    """Return the unit, without a prefix, of a dimension.

    Examples
    --------
    >>> from snnkit.units import mV
    >>> get_unit(get_dimensions(3*mV))
    V
    """
    if not isinstance(dimension, Dimension):
        raise UnusableValueError(f"A dimension is such as `volt.dim`, unlike {dimension!r}.")
    return unit_of(dimension)


def get_or_create_dimension(*exponents, **powers):
    """Return a dimension: by the exponents of all base dimensions, or by some by their names.

    Examples
    --------
    >>> from snnkit.units import volt
    >>> get_or_create_dimension(length=2, mass=1, time=-3, current=-1) is volt.dim
    True
    """
    return dimension(exponents[0]) if exponents else from_powers(powers)


def fail_for_dimension_mismatch(obj1, obj2=None, error_message="Dimension mismatch", **quantities):
    """Raise `DimensionMismatchError` unless two values have the same dimension; return theirs.

    Examples
    --------
    >>> from snnkit.units import mV, nA
    >>> fail_for_dimension_mismatch(3*mV, 2*nA, '{a} and {b} do not fit', a=3*mV, b=2*nA)
    Traceback (most recent call last):
    ...
    snnkit.errors.DimensionMismatchError: 3. mV and 2. nA do not fit (units are volt and amp).
    """
    dims = get_dimensions(obj1), DIMENSIONLESS if obj2 is None else get_dimensions(obj2)
    if dims[0] is not dims[1] and not any(_fits_all(thing) for thing in (obj1, obj2)):
        raise DimensionMismatchError(error_message.format(**quantities), *dims)
    return dims


def _fits_all(thing):
    """Whether a value is one of 0, inf and nan, which mean the same in every unit."""
    return is_scalar_type(thing) and (thing == 0 or not np.isfinite(thing))


def is_scalar_type(value) -> bool:
    """Whether a value is a single number, without a unit.

    Examples
    --------
    >>> is_scalar_type(3.0), is_scalar_type([3.0])
    (True, False)
    """
    return isinstance(value, Number) or (isinstance(value, np.ndarray) and _is_single(value))


def _is_single(array):
    return array.ndim == 0 and get_dimensions(array) is DIMENSIONLESS
