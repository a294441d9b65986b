"""The units by themselves, and quantities: what ``from brian2.units import *`` gives."""

from __future__ import annotations

from ...units.names import everything as _everything
from . import allunits as allunits
from . import constants as constants
from . import fundamentalunits as fundamentalunits
from . import stdunits as stdunits
from .fundamentalunits import *
from .fundamentalunits import __all__ as _fundamental

globals().update(_everything())

__all__ = [*_fundamental, *_everything()]
