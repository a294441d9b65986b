"""All units with all prefixes: ``from snnkit.brian.units.allunits import *``."""

from __future__ import annotations

from ...units.names import everything as _everything

globals().update(_everything())

__all__ = list(_everything())
