"""Synapses that connect the same two neurons, told apart by a number: `multisynaptic_index`."""

from __future__ import annotations

import numpy as np

from ...errors import UnusableValueError
from ...language.equations import RESERVED
from ..strings.declarations import OF_SYNAPSES

__all__ = ["check_copy_index", "number_copies"]


def check_copy_index(name, equations):
    """Raise `UnusableValueError` unless this can be the name of such a number."""
    usable = isinstance(name, str) and name.isidentifier() and name not in RESERVED | OF_SYNAPSES
    if not usable or any(equation.name == name for equation in equations):
        raise UnusableValueError(
            f"`multisynaptic_index` is the name of a new variable, such as 'k', not {name!r}."
        )


def number_copies(i, j):
    """Number the synapses that connect the same two neurons, in the order of their making."""
    order = np.lexsort((j, i))
    starts = np.r_[True, (np.diff(i[order]) != 0) | (np.diff(j[order]) != 0)]
    first = np.flatnonzero(starts)
    copies = np.empty(len(i), np.int32)
    copies[order] = np.arange(len(i)) - np.repeat(first, np.diff(np.r_[first, len(i)]))
    return copies
