"""Some of the synapses of a `Synapses` object."""

from __future__ import annotations

import numpy as np

from ..errors import UnknownVariableError
from .namespace import names_of_caller

__all__ = ["Selection"]


class Selection:
    """Some of the synapses of a `Synapses` object: ``S['i > j'].w`` is read and set.

    Attributes
    ----------
    index : ndarray of int
        Their positions among all synapses.
    """

    def __init__(self, synapses, index):
        self.__dict__.update(synapses=synapses, index=index)

    def __len__(self):
        return len(self.index)

    def __setattr__(self, name, value):
        synapses = self.synapses
        if name in self.__dict__ or not synapses._is_variable(name):
            raise UnknownVariableError(synapses._no_variable(name))
        synapses._set(name, self.index, value, names_of_caller(1, *synapses._own_names()))

    def __array__(self, dtype=None, copy=None):
        return np.array(self.index, dtype=dtype)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.synapses, name)[self.index]
