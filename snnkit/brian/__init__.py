"""The names that a script written for Brian 2 expects.

``from snnkit.brian import *`` stands in for ``from brian2 import *``: snnkit's objects and
units, numpy's functions, and matplotlib's plotting functions.
"""

from __future__ import annotations

from importlib import import_module as _import_module

import pylab as _pylab
from pylab import *

import snnkit as _snnkit

from .. import *
from ..elsewhere import BrianLogger as BrianLogger
from ..elsewhere import codegen as codegen
from ..elsewhere import device as device
from ..elsewhere import get_device as get_device
from ..elsewhere import get_logger as get_logger
from ..elsewhere import prefs as prefs
from ..elsewhere import set_device as set_device
from ..elsewhere import unsupported as _unsupported
from ..language.functions import CONSTANTS as _CONSTANTS
from ..model.base import NetworkObject as BrianObject
from ..model.owner import VariableOwner as Group
from ..model.owner import VariableOwner as VariableOwner
from ..model.population import Population as SpikeSource
from ..model.population import Subgroup as Subgroup
from ..model.running.magic import MagicNetwork as MagicNetwork
from ..model.strings.binomial import BinomialFunction as BinomialFunction
from ..model.strings.functions import declare_types as declare_types
from ..units import names as _names
from ..units.unit import Unit as Unit
from ..units.unit import register_new_unit as register_new_unit
from ..units.values import dimension_of as get_dimensions
from ..units.values import have_same_dimensions as have_same_dimensions
from ..units.values import in_best_unit as in_best_unit
from ..units.values import is_dimensionless as is_dimensionless
from . import modules as _modules
from . import numpy_ as numpy_
from . import plotted as _plotted
from . import seeding as _seeding
from . import units as units
from .inside import *
from .units.fundamentalunits import get_or_create_dimension as get_or_create_dimension
from .units.fundamentalunits import get_unit as get_unit
from .units.fundamentalunits import is_scalar_type as is_scalar_type

globals().update(_names.everything())
#: the unit of absorbed radiation would hide the colour map
gray = _pylab.gray
#: in the place of numpy's
seed = _seeding.seed

#: numpy with Brian 2's functions in the place of some of numpy's
np = numpy = numpy_
# pylab has numpy's own functions; and of `numpy.linalg` some whose arguments have to be named
globals().update({name: getattr(numpy, name) for name in numpy_.UNITSAFE.split()})

e, pi, inf = _CONSTANTS["e"], _CONSTANTS["pi"], _CONSTANTS["inf"]


#: methods of integration, which Brian 2 knows as objects too
exact, linear, independent, euler, heun = "exact", "linear", "independent", "euler", "heun"
rk2, rk4, milstein, exponential_euler = "rk2", "rk4", "milstein", "exponential_euler"
gsl_rk2, gsl_rk4, gsl_rk8pd = "gsl_rk2", "gsl_rk4", "gsl_rk8pd"
gsl_rkck, gsl_rkf45 = "gsl_rkck", "gsl_rkf45"

_POINTS = "It simulates point neurons: one compartment is a NeuronGroup. For more use Brian 2."
SpatialNeuron = _unsupported("SpatialNeuron", _POINTS)
SpatialStateMonitor = _unsupported("SpatialStateMonitor", _POINTS)
Morphology, Soma = _unsupported("Morphology", _POINTS), _unsupported("Soma", _POINTS)
Cylinder, Section = _unsupported("Cylinder", _POINTS), _unsupported("Section", _POINTS)

#: what it is made of, and one of numpy's distributions: a script's own `f` is to stay what it is
_NOT_MEANT = {"annotations", "f", "inside", "modules", "plain", "plotted", "seeding"}
__all__ = [name for name in globals() if not name.startswith("_") and name not in _NOT_MEANT]
__all__ += ["get_dimensions"]

_modules.install()
_plotted.register()
_seeding.follow_numpy()
object.__setattr__(device, "seed", seed)
globals().pop("core", None)  # numpy's, where Brian 2 has its own


def __getattr__(name):
    if name in _modules.MODULES:
        return _import_module(f"{__name__}.{name}")
    if name == "__version__":
        return "2.9.0"  # whose language this is: scripts ask whether it is new enough
    if name == "__version_tuple__":
        return 2, 9, 0
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
