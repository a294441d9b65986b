"""The simulator and its units, without numpy and matplotlib: `from snnkit.brian.only import *`."""

from __future__ import annotations

import numpy as _numpy
import pylab as _pylab

from .. import brian as _brian


def _is_elsewhere(name):
    """Whether a name comes from numpy or matplotlib, and means the same there."""
    value = getattr(_brian, name)
    return any(getattr(place, name, None) is value for place in (_pylab, _numpy))


globals().update({name: getattr(_brian, name) for name in _brian.__all__})
__all__ = [name for name in _brian.__all__ if not _is_elsewhere(name)]
