"""The names that a script written for Brian 2 expects.

``from snnkit.brian import *`` stands in for ``from brian2 import *``: snnkit's objects and
units, numpy's functions, and matplotlib's plotting functions.
"""

from __future__ import annotations

from pylab import *

import snnkit as _snnkit

from . import *
from .language.functions import CONSTANTS as _CONSTANTS
from .units import names as _names

_UNITS_BY_NAME = _names.everything()
globals().update(_UNITS_BY_NAME)
#: numpy's `seed` would leave snnkit's random numbers as they are
seed = _snnkit.seed

e, pi, inf = _CONSTANTS["e"], _CONSTANTS["pi"], _CONSTANTS["inf"]

__all__ = [name for name in globals() if not name.startswith("_") and name != "annotations"]
