"""Quantities, and what asks for their dimensions, under the names that Brian 2 has for them."""

from __future__ import annotations

from ...errors import DimensionMismatchError
from ...model.functions import check_units
from ...units.dimensions import DIMENSIONLESS, Dimension
from ...units.quantity import (
    Quantity,
    Unit,
    have_same_dimensions,
    in_best_unit,
    in_unit,
    is_dimensionless,
    wrap,
)
from ...units.quantity import dimension_of as get_dimensions

__all__ = [
    "DIMENSIONLESS",
    "Dimension",
    "DimensionMismatchError",
    "Quantity",
    "Unit",
    "check_units",
    "get_dimensions",
    "get_unit",
    "have_same_dimensions",
    "in_best_unit",
    "in_unit",
    "is_dimensionless",
    "is_scalar_type",
]


def get_unit(dimension):
    """Return the unit, without a prefix, of a dimension.

    Examples
    --------
    >>> from snnkit.units import mV
    >>> get_unit(get_dimensions(3*mV))
    1. V
    """
    return wrap(1.0, get_dimensions(wrap(1.0, dimension)))


def is_scalar_type(value) -> bool:
    """Whether a value is a single number, with a unit or without.

    Examples
    --------
    >>> is_scalar_type(3.0), is_scalar_type([3.0])
    (True, False)
    """
    import numpy as np

    return np.ndim(value) == 0 and not isinstance(value, str)
