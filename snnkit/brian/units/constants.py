"""Constants of physics: ``from snnkit.brian.units.constants import gas_constant``."""

from ...units.constants import *
from ...units.constants import __all__ as __all__
