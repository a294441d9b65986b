"""The synapses of a pathway in the order in which spikes reach them, and spikes under way.

The synapses of a neuron that share a delay lie side by side: an *entry*. A spike that sets out is
filed as a few entries, by the step in which it arrives, rather than as hundreds of synapses; what
arrives are ranges. (With one delay for all, a neuron has one entry.) The order in which synapses
are reached is the same as in `snnkit.engine.propagation`.
"""

from __future__ import annotations

import numpy as np

from ..propagation import Leftover

__all__ = ["Layout", "Ring"]


class Layout:
    """The sorted synapses of a pathway.

    Parameters
    ----------
    fan : FanOut

    Attributes
    ----------
    order : ndarray of int32 or None
        Synapses by their place; None if each is at the place of its own number.
    bounds : ndarray of int64, shape (entries + 1,)
        The places of entry k are ``bounds[k]`` up to, not including, ``bounds[k + 1]``.
    entries : ndarray of int64, shape (neurons + 1,), or None
        The entries of neuron k are ``entries[k]`` up to, not including, ``entries[k + 1]``;
        None if its entry has the number of the neuron.
    waits : ndarray of int64 or int
        The delay of each entry in steps; or the one of all.
    """

    def __init__(self, fan):
        self.fan, self.order = fan, fan.order
        self.bounds, self.entries, self.waits = np.asarray(fan.first), None, fan.delay
        if fan.delay is None:
            self._split(fan)

    def _split(self, fan):
        """Find out where, along the sorted synapses, the neuron or the delay changes."""
        neurons, waits = fan.ends[fan.order], fan.steps[fan.order].astype(np.int64)
        new = np.flatnonzero((np.diff(waits) != 0) | (np.diff(neurons) != 0)) + 1
        begins = np.concatenate([[0], new])
        self.bounds, self.waits = np.append(begins, waits.size), waits[begins]
        self.entries = np.searchsorted(neurons[begins], np.arange(fan.neurons + 1))

    @property
    def longest(self):
        """The longest delay, in steps."""
        return int(np.max(self.waits, initial=0))

    def places(self, synapses):
        """Return the places of some synapses."""
        if self.order is None:
            return synapses
        inverse = np.empty_like(self.order)
        inverse[self.order] = np.arange(self.order.size)
        return inverse[synapses]

    def synapses(self, entries):
        """Return the synapses of some entries; a negative one is a single place, inverted."""
        single, entry = entries < 0, np.maximum(entries, 0)
        begins = np.where(single, ~entries, self.bounds[entry])
        counts = np.where(single, 1, self.bounds[entry + 1] - begins)
        ends = counts.cumsum()
        places = np.repeat(begins - ends + counts, counts) + np.arange(counts.sum())
        return places if self.order is None else self.order[places]


class Ring:
    """Entries that spikes are under way to: a ring of steps, with room for some in each.

    It takes the place of what numpy keeps the spikes of a pathway in, when compiled code runs,
    and gives it back when numpy does.

    Parameters
    ----------
    layout : Layout
    pending : dict of int to list of ndarray
        What is under way to begin with: synapses by the step of arrival.
    step : int
        The step that comes next.
    few : int
        What numpy will want to know; see `FanOut.under_way`.

    Attributes
    ----------
    ring : ndarray of int32
        Row ``step & (slots - 1)``, of the length `capacity`, holds what arrives in a step.
    filled : ndarray of int64, shape (slots,)
        How many there are in each row.
    fullest : ndarray of int64, shape (1,)
        No row holds more than that.
    next_step : int
        The step that comes next, when no code is running.
    """

    #: what a row has room for to begin with
    CAPACITY = 256

    def __init__(self, layout, pending, step, few):
        self.layout, self.few, self.next_step, self._in_numpy = layout, few, step, None
        ahead = [s for s in pending if s >= step]
        farthest = max([layout.longest, *(s - step for s in ahead)])
        self.slots = 1 << farthest.bit_length()
        self.filled = np.zeros(self.slots, np.int64)
        arriving = {s: ~layout.places(np.concatenate(pending[s])) for s in ahead}
        most = max((places.size for places in arriving.values()), default=0)
        self.fullest = np.full(1, most, np.int64)
        self.capacity = max(self.CAPACITY, most)
        self.ring = np.empty(self.slots * self.capacity, np.int32)
        for s, places in arriving.items():
            row = s & (self.slots - 1)
            self.ring[row * self.capacity :][: places.size] = places
            self.filled[row] = places.size

    def make_room(self, more):
        """See to it that each row can take some more."""
        self.fullest[0] = self.filled.max()
        if self.fullest[0] + more <= self.capacity:
            return
        old, self.capacity = self.capacity, 2 * (int(self.fullest[0]) + more)
        rows = self.ring.reshape(self.slots, old)
        self.ring = np.empty(self.slots * self.capacity, np.int32)
        grown = self.ring.reshape(self.slots, self.capacity)
        for row, filled in enumerate(self.filled):
            grown[row, :filled] = rows[row, :filled]

    # --- for numpy ---

    def advance(self, step, spikes):
        """Take in the spikes of this step; return the synapses that spikes reach now, in pieces."""
        if self._in_numpy is None:
            rest = self.layout.fan.under_way(self.few)
            self._in_numpy = Leftover(self.settle(step), rest)
        return self._in_numpy.advance(step, spikes)

    def settle(self, step):
        """Return what is under way before `step`: lists of synapses by the step of arrival."""
        if self._in_numpy is not None:
            return self._in_numpy.settle(step)
        pending = {}
        for row in np.flatnonzero(self.filled).tolist():
            begin = row * self.capacity
            entries = self.ring[begin : begin + self.filled[row]].astype(np.int64)
            arrival = self.next_step + (row - self.next_step) % self.slots
            pending[arrival] = [self.layout.synapses(entries)]
        return pending

    @property
    def is_current(self):
        """Whether it is still here that the spikes are kept."""
        return self._in_numpy is None
