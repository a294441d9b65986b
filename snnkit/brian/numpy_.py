"""numpy's functions: ``import snnkit.brian.numpy_ as np``. Some heed units that numpy's lose."""

import numpy as _numpy
from numpy import *
from numpy import __all__ as __all__

from ..units.functions import arange as arange
from ..units.functions import dot as dot
from ..units.functions import linspace as linspace
from ..units.functions import ones_like as ones_like
from ..units.functions import where as where
from ..units.functions import zeros_like as zeros_like

#: those that heed units, as Brian 2 names them
UNITSAFE = (
    "arange arccos arccosh arcsin arcsinh arctan arctanh cos cosh diagonal dot exp expm1 linspace "
    "log log10 log1p ones_like ptp ravel sin sinh tan tanh trace where zeros_like"
)


def __getattr__(name):
    return getattr(_numpy, name)
