"""The short names of units, such as ``mV``: ``from snnkit.brian.units.stdunits import *``."""

from __future__ import annotations

from ...units.names import SHORT as _SHORT
from ...units.names import unit as _unit

globals().update({name: _unit(name) for name in _SHORT})

__all__ = list(_SHORT)
