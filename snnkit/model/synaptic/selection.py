"""Some of the synapses of a `Synapses` object."""

from __future__ import annotations

import numpy as np

from ...errors import IndexRangeError, UnknownVariableError, warn
from ..population import Subgroup
from ..strings.namespace import names_of_caller

__all__ = ["Selection", "by_ends", "by_ends_and_copy"]


class Selection:
    """Some of the synapses of a `Synapses` object: ``S['i > j'].w`` is read and set.

    Attributes
    ----------
    index : ndarray of int
        Their positions among all synapses.
    """

    def __init__(self, synapses, index):
        self.__dict__.update(synapses=synapses, index=index)

    def __repr__(self):
        return f"<{len(self)} of the synapses `{self.synapses.name}`>"

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


def by_ends(synapses, i, j, names):
    """Return which synapses lead from some neurons to some others: ``S.w[i, j]``."""
    chosen = np.ones(len(synapses), bool)
    for item, group, end in ((i, synapses.source, "i"), (j, synapses.target, "j")):
        wanted = np.zeros(len(group), bool)
        wanted[_neurons(group, item, names)] = True
        chosen &= wanted[synapses.variables[end].values]
    return np.flatnonzero(chosen)


def by_ends_and_copy(synapses, i, j, copy, names):
    """Return some of the synapses that connect the same neurons: ``S.w[i, j, 0]``."""
    numbered_by = synapses.multisynaptic_index
    if numbered_by is None:
        raise IndexRangeError(
            f"Synapses of `{synapses.name}` between the same two neurons are not numbered.",
            hint="Make them with `multisynaptic_index='k'`, then `[i, j, k]` works.",
        )
    index = by_ends(synapses, i, j, names)
    copies = synapses.variables[numbered_by].values[index]
    if isinstance(copy, slice):
        numbers = np.arange(copies.max(initial=-1) + 1)[copy]
    else:
        numbers = np.atleast_1d(copy)
    return index[np.isin(copies, numbers)]


def _neurons(group, item, names):
    """Return the numbers in a group of the neurons that are meant; a part of it means its own."""
    if getattr(item, "_whole", None) is group._whole:
        numbers = np.arange(_first(item), _first(item) + len(item)) - _first(group)
        return numbers[(numbers >= 0) & (numbers < len(group))]
    numbers = None if isinstance(item, (str, slice)) else np.asarray(item)
    if numbers is None or numbers.dtype.kind not in "iu":
        return group._index(item, names)
    there = (numbers >= -len(group)) & (numbers < len(group))
    if not there.all():
        warn(
            f"`{group.name}` has the neurons 0 to {len(group) - 1}: no synapse can be of neuron "
            f"{numbers[~there].flat[0]}."
        )
    return numbers[there]  # those below 0 count from the end


def _first(group):
    return group.start if isinstance(group, Subgroup) else 0
