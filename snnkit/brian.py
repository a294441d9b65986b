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
from .units.functions import arange as arange
from .units.quantity import Unit as Unit
from .units.quantity import dimension_of as get_dimensions
from .units.quantity import have_same_dimensions as have_same_dimensions
from .units.quantity import in_best_unit as in_best_unit
from .units.quantity import is_dimensionless as is_dimensionless

globals().update(_names.everything())
#: numpy's `seed` would leave snnkit's random numbers as they are
seed = _snnkit.seed

e, pi, inf = _CONSTANTS["e"], _CONSTANTS["pi"], _CONSTANTS["inf"]


class _Preferences:
    """Takes Brian 2's preferences and leaves them at that: snnkit chooses for itself."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Preferences()

    def __setattr__(self, name, value):
        pass

    def __setitem__(self, name, value):
        pass


prefs = _Preferences()

__all__ = [name for name in globals() if not name.startswith("_") and name != "annotations"]
__all__ += ["get_dimensions"]
