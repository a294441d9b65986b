"""Quantities with physical dimensions, and the units to write them with.

Values are held in SI base units. A quantity is an array with a dimension; dividing it by a
unit of the same dimension gives a plain number or a plain array.

>>> from snnkit.units import nA, Mohm, mV
>>> 10*nA * 5*Mohm
50. * mvolt
>>> round(10*nA * 5*Mohm / mV)
50
"""

from __future__ import annotations

from . import names
from .dimensions import DIMENSIONLESS, Dimension
from .quantity import Quantity
from .values import dimension_of, in_unit, plain

__all__ = [
    "DIMENSIONLESS",
    "Dimension",
    "Quantity",
    "dimension_of",
    "in_unit",
    "plain",
]


def __getattr__(name):
    unit = names.unit(name)
    if unit is None:
        raise AttributeError(f"module {__name__!r} has no unit or attribute {name!r}")
    return unit


def __dir__():
    return sorted([*__all__, *names.all_names()])
