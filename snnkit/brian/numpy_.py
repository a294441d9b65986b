"""numpy's functions: ``import snnkit.brian.numpy_ as np``. They heed units as they are."""

from numpy import *
from numpy import __all__ as __all__
