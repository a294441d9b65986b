"""All units with all prefixes, squared and cubed: ``from snnkit.brian.units.allunits import *``."""

from __future__ import annotations

from ...units.names import everything as _everything

_units = _everything()
_first = {name: unit for name, unit in _units.items() if name[-1] not in "23"}
_units |= {f"{name}{power}": unit**power for name, unit in _first.items() for power in (2, 3)}

globals().update(_units)

__all__ = list(_units)
