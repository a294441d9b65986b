"""Units, quantities and functions of them: what ``from brian2.units import *`` gives."""

from __future__ import annotations

from ...units.names import everything as _everything
from .. import numpy_ as _numpy_
from . import allunits as allunits
from . import constants as constants
from . import fundamentalunits as fundamentalunits
from . import stdunits as stdunits
from .fundamentalunits import *
from .fundamentalunits import __all__ as _fundamental

_FUNCTIONS = _numpy_.UNITSAFE.split()

globals().update(_everything())
globals().update({name: getattr(_numpy_, name) for name in _FUNCTIONS})

__all__ = [*_fundamental, *_everything(), *_FUNCTIONS]
