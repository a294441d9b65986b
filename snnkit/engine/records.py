"""Variables of synapses that lie side by side in memory.

A spike reaches synapses that lie anywhere. If all that they know is in one record, the processor
fetches it from memory at once, and numpy is called once to take it out and once to put it back.
"""

from __future__ import annotations

import numpy as np

__all__ = ["ROOM", "put", "records", "rows"]

#: up to how many variables share a record: as many as the processor fetches at once
ROOM = 8
_LINE = 64


def records(names, size):
    """Return a structured array of zeros, with a field of floats for each name."""
    kind = np.dtype([(name, float) for name in names])
    memory = np.zeros(size * kind.itemsize + _LINE, np.uint8)
    start = -memory.__array_interface__["data"][0] % _LINE
    return memory[start:][: size * kind.itemsize].view(kind)


def rows(table, which):
    """Return some records; if `which` is a slice, in place."""
    return table[which] if isinstance(which, slice) else table.take(which)


def put(table, which, changed):
    """Put records back that `rows` returned."""
    if not isinstance(which, slice):
        table.put(which, changed)
