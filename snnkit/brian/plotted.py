"""How matplotlib draws quantities: as plain numbers in SI units, whatever units an axis has."""

from __future__ import annotations

from matplotlib import units

from ..model.view import VariableView
from ..units.quantity import Quantity
from ..units.values import plain

__all__ = ["register"]


class _Plain(units.ConversionInterface):
    @staticmethod
    def convert(value, unit, axis):
        """Return the numbers of a quantity, of a view, or of a list of such."""
        if isinstance(value, (list, tuple)):
            return [_Plain.convert(part, unit, axis) for part in value]
        return plain(value[:] if isinstance(value, VariableView) else value)


def register():
    """Make it known to matplotlib."""
    units.registry[Quantity] = units.registry[VariableView] = _Plain()
