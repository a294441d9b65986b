"""Where recorded events are kept."""

from __future__ import annotations

import numpy as np

from ...engine.variables import INTEGER

__all__ = ["EventRecords"]


class EventRecords:
    """Pieces of recordings, which are put in order when somebody looks at them.

    In the run, to append is no more than to append to a list.

    Parameters
    ----------
    variables : dict of str to dtype
        What is recorded besides the time ``t`` and the neuron ``i``.
    size : int
        How many neurons there are.
    keeps : bool
        Whether more than the number of events is kept.

    Attributes
    ----------
    append : callable
        Takes note of events, as a tuple: the time in seconds, the neurons, variables of theirs.
    """

    def __init__(self, variables, size, keeps):
        self._names = ("t", "i", *variables)
        self._keeps, self._counts = keeps, np.zeros(size, INTEGER)
        self._fresh = []
        self.append = self._fresh.append if keeps else self._only_count
        # arrays with room to grow, of which so much is used
        dtypes = {"t": float, "i": INTEGER, **variables}
        self._arrays = {name: np.empty(0, dtype) for name, dtype in dtypes.items()}
        self._used = 0

    def _only_count(self, event):
        np.add.at(self._counts, event[1], 1)

    def extend(self, times, neurons, values):
        """Take note of events at many times, in seconds: one for each neuron."""
        self.append((times, neurons, *values))

    def state(self):
        """Return all that was recorded, as a dict of arrays."""
        return {name: self.array(name).copy() for name in self._names}

    def set_state(self, state):
        """Go back to what `state` has returned, with ``count``."""
        self._fresh.clear()
        self._counts = state["count"].astype(INTEGER)
        self._arrays = {n: state[n].astype(array.dtype) for n, array in self._arrays.items()}
        self._used = self._arrays["t"].size

    @property
    def count(self):
        """How many events there were at each neuron."""
        self._collect()
        return self._counts

    def array(self, name):
        """Return all that was recorded of a variable, of ``t`` or of ``i``."""
        self._collect()
        return self._arrays[name][: self._used]

    def _collect(self):
        if not self._fresh:
            return
        columns = list(zip(*self._fresh, strict=True))
        sizes = [neurons.size for neurons in columns[1]]
        used = self._used + sum(sizes)
        for name, pieces in zip(self._names, columns, strict=True):
            self._arrays[name] = array = self._grown(name, used)
            array[self._used : used] = _put_together(pieces, sizes)
        np.add.at(self._counts, np.concatenate(columns[1]), 1)
        self._used = used
        self._fresh.clear()  # last: if anything goes wrong before, nothing is lost

    def _grown(self, name, needed):
        array = self._arrays[name]
        if array.size >= needed:
            return array
        grown = np.empty(max(needed, 2 * array.size), array.dtype)
        grown[: self._used] = array[: self._used]
        return grown


def _put_together(pieces, sizes):
    """Return pieces as one array; some may be one value, for as many events as `sizes` says."""
    if any(isinstance(piece, np.ndarray) for piece in pieces):
        return np.concatenate([np.broadcast_to(p, n) for p, n in zip(pieces, sizes, strict=True)])
    return np.repeat(pieces, sizes)
