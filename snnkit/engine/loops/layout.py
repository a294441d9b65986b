"""The synapses of a pathway in the order in which spikes reach them, and spikes under way.

With one delay for all, a spike that sets out is filed under its neuron, by the step in which it
arrives; what arrives are ranges of synapses. If synapses have delays of their own, each of those
that a spike will reach is filed. The order in which synapses are reached is the same as in
`snnkit.engine.propagation`.
"""

from __future__ import annotations

import numpy as np

from ..propagation import Leftover, UnderWay

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
    bounds : ndarray of int64, shape (neurons + 1,)
        The places of neuron k are ``bounds[k]`` up to, not including, ``bounds[k + 1]``.
    each : bool
        Whether synapses have delays of their own.
    waits : ndarray of int32 or int
        The delay of the synapse at each place in steps; or the one of all.
    longest : int
        The longest delay, in steps.
    most : int
        How much a spike may file under one step.
    """

    def __init__(self, fan):
        self.fan, self.bounds = fan, np.asarray(fan.first)
        self.each, self.waits, self.most = fan.delay is None, fan.delay, 1
        if self.each:
            self.waits = fan.steps if self.order is None else fan.steps[self.order]
            self.most = int(np.diff(self.bounds).max(initial=1))
        self.longest = int(np.max(self.waits, initial=0))

    @property
    def in_order(self):
        """Whether each synapse is at the place of its own number."""
        return self.fan.in_order

    @property
    def order(self):
        return self.fan.order

    def filed(self, neurons):
        """Return how much spikes of some neurons file, at most, under one step."""
        if not self.each:
            return len(neurons)
        waits = [self.waits[self.bounds[k] : self.bounds[k + 1]] for k in neurons.tolist()]
        return int(np.bincount(np.concatenate(waits), minlength=1).max())

    def entries(self, synapses):
        """Return what is filed for synapses that are to be reached; see `synapses`."""
        if self.each:
            return synapses
        if self.order is None:
            return ~synapses
        inverse = np.empty_like(self.order)
        inverse[self.order] = np.arange(self.order.size)
        return ~inverse[synapses]

    def synapses(self, entries):
        """Return the synapses that are meant by what is filed.

        That is a synapse, if `each`; otherwise a neuron, or, inverted, a single place.
        """
        if self.each:
            return entries
        single, entry = entries < 0, np.maximum(entries, 0)
        begins = np.where(single, ~entries, self.bounds[entry])
        counts = np.where(single, 1, self.bounds[entry + 1] - begins)
        ends = counts.cumsum()
        places = np.repeat(begins - ends + counts, counts) + np.arange(counts.sum())
        return places if self.order is None else self.order[places]


class Ring(UnderWay):
    """What spikes are under way to: a ring of steps, with room for some entries in each.

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
        How many entries there are in each row.
    fullest : ndarray of int64, shape (1,)
        No row holds more than that.
    next_step : int
        The step that comes next, when no code is running.
    """

    #: what a row has room for to begin with
    CAPACITY = 256
    #: up to how many entries in all there is room for a burst of spikes twice the last one
    ROOMY = 1 << 22

    def __init__(self, layout, pending, step, few):
        self.layout, self.few, self.next_step, self._in_numpy = layout, few, step, None
        ahead = [s for s in pending if s >= step]
        farthest = max([layout.longest, *(s - step for s in ahead)])
        self.slots = 1 << farthest.bit_length()
        self.filled = np.zeros(self.slots, np.int64)
        arriving = {s: layout.entries(np.concatenate(pending[s])) for s in ahead}
        most = max((entries.size for entries in arriving.values()), default=0)
        self.fullest = np.full(1, most, np.int64)
        self.capacity = max(self.CAPACITY, most)
        self.ring = np.empty(self.slots * self.capacity, np.int32)
        for s, entries in arriving.items():
            row = s & (self.slots - 1)
            self.ring[row * self.capacity :][: entries.size] = entries
            self.filled[row] = entries.size

    def make_room(self, neurons):
        """See to it that each row can take what spikes of some neurons file."""
        self.fullest[0] = self.filled.max()
        needed = int(self.fullest[0]) + self.layout.filed(neurons)
        spares_asking = int(self.fullest[0]) + 2 * len(neurons) * self.layout.most
        wanted = min(spares_asking, self.ROOMY // self.slots)
        if needed > self.capacity:
            wanted = max(wanted, 2 * needed)
        if wanted > self.capacity:
            self._grow(wanted)

    def _grow(self, capacity):
        rows = self.ring.reshape(self.slots, self.capacity)
        self.ring = np.empty(self.slots * capacity, np.int32)
        grown, self.capacity = self.ring.reshape(self.slots, capacity), capacity
        for row, filled in enumerate(self.filled):
            grown[row, :filled] = rows[row, :filled]

    # --- for numpy ---

    def advance(self, step, spikes):
        if self._in_numpy is None:
            rest = self.layout.fan.under_way(self.few)
            self._in_numpy = Leftover(self.settle(step), rest)
        return self._in_numpy.advance(step, spikes)

    def settle(self, step):
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
