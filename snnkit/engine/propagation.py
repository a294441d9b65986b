"""From spikes to the synapses that they reach, now or after a delay.

Synapses are sorted by the neuron that reaches them, so that a spike is a slice: see `FanOut`.
Spikes on the way are kept in one of three forms: if all delays of a pathway are the same, as the
neurons whose spikes arrive in a later step (`OneDelay`); if they differ, as `Waves`; and if those
would take too much memory, as synapses filed by the step of arrival (`Calendar`). All three are
told of the spikes of each step, and answer with the synapses that spikes reach now.
"""

from __future__ import annotations

from collections import deque

import numpy as np

__all__ = [
    "ALONE",
    "Calendar",
    "FanOut",
    "Leftover",
    "OneDelay",
    "Settled",
    "UnderWay",
    "Waves",
    "fan_out",
    "part",
    "partners",
    "singly",
    "together",
]

#: as `few`: every neuron's synapses are a piece of their own
ALONE = 1 << 30
#: how many entries the table of a pathway's `Waves` may have for each synapse
ROOMY = 8

#: how many synapses are sorted at once
PORTION = 1 << 20


def part(neurons, start, stop):
    """Return those of some neurons that lie in a range; they count from its start."""
    neurons = neurons[(neurons >= start) & (neurons < stop)]
    return neurons - start if start and neurons.size else neurons


class FanOut:
    """The synapses that each neuron reaches, and after how many steps.

    Parameters
    ----------
    ends : ndarray of int
        For each synapse, the neuron that reaches it.
    neurons : int
        How many neurons there are.
    steps : int or ndarray of int
        Delays in time steps: one for all, or one for each synapse, not all the same.

    Attributes
    ----------
    first : memoryview of int
    order : ndarray of int, or None
        ``order[first[k]:first[k + 1]]`` are the synapses of neuron k, as they were made; None
        stands for 0, 1, 2, ...
    delay : int or None
        In steps, if all are the same.
    in_order : bool
        Whether synapses are in this order anyway.
    one_each : bool
        Whether each neuron has one synapse, of the same number.
    """

    def __init__(self, ends, neurons, steps):
        self.ends, self.neurons, self.steps = ends, neurons, steps
        self.delay = int(steps) if np.ndim(steps) == 0 else None
        first = np.zeros(neurons + 1, np.int64)
        counts = sum(np.bincount(some, minlength=neurons) for some in _portions(ends))
        np.cumsum(counts, out=first[1:])
        self.first, self._order, self._far = memoryview(first), None, None
        self.in_order = bool((ends[1:] >= ends[:-1]).all())
        self.one_each = self.in_order and bool((counts == 1).all())

    @property
    def order(self):
        if self._order is None and not self.in_order:
            self._order = _by_neuron(self.ends, np.asarray(self.first)[:-1])
        return self._order

    def far(self, ends):
        """Return, in this order, the neurons at the far ends; `ends` has them as they were made.

        They take the memory of `order`, which is made anew if anybody asks for it: a pathway that
        needs both (`Deliver.only_end` decides) does not call this.
        """
        if self.in_order:
            return ends
        if self._far is None or self._far[0] is not ends:
            listed, self._order = self.order, None
            for some in _portions(listed):
                some[:] = ends[some]
            self._far = ends, listed
        return self._far[1]

    def under_way(self, few):
        """Return where spikes on the way are kept; see `fan_out` for `few`."""
        if self.delay is not None:
            return OneDelay(self, few)
        longest = int(self.steps.max())
        if self.neurons * (longest + 2) > ROOMY * max(len(self.ends), 1 << 14):
            return Calendar(self)
        return Waves(self, longest, few)

    def partners_differ(self, others):
        """Whether no two synapses of a neuron lead to the same one of `others`, at the far end."""
        if len(others) == 0:
            return True
        pairs = self.ends * (np.int64(others.max()) + 1) + others
        return np.unique(pairs).size == pairs.size


def _portions(ends):
    """Return an array in pieces: numpy makes copies in 64 bits of what it counts and sorts."""
    return np.split(ends, range(PORTION, ends.size, PORTION))


def _by_neuron(ends, first):
    """Return the synapses in the order of their neurons; those of neuron k begin at first[k]."""
    if ends.size <= PORTION:
        return _sorted_by(ends.astype(np.int64))
    order, free, done = np.empty(ends.size, np.int32), first.copy(), 0
    for some in _portions(ends):
        counts = np.bincount(some, minlength=free.size)
        ranked = _sorted_by(some.astype(np.int64))
        place = (free - counts.cumsum() + counts)[some[ranked]]
        place += np.arange(some.size)
        order[place] = ranked + done
        free += counts
        done += some.size
    return order


def _sorted_by(keys):
    """Return where keys, which are not negative, are found in ascending order; a stable sort.

    To sort numbers that hold key and place together is several times as fast as to sort places.
    """
    bits = max(keys.size - 1, 1).bit_length()
    if int(keys.max(initial=0)).bit_length() + bits > 63:
        return keys.argsort(kind="stable").astype(np.int32)
    both = keys << bits
    both |= np.arange(keys.size)
    both.sort()
    both &= (1 << bits) - 1
    return both.astype(np.int32)


def fan_out(spikes, first, order, few):
    """Return the synapses of some neurons, in pieces to be dealt with one after the other.

    Parameters
    ----------
    spikes : ndarray of int
        The neurons.
    first, order
        See `FanOut`.
    few : int
        Up to how many neurons each is to be a piece of its own.

    Returns
    -------
    list of (slice or ndarray of int)
    """
    if spikes.size <= few:
        found = []
        for neuron in spikes.tolist():
            start, end = first[neuron], first[neuron + 1]
            if start < end:
                found.append(slice(start, end) if order is None else wide(order[start:end]))
        return found
    first = np.asarray(first)
    start = first[spikes]
    synapses = _spread(start, first[spikes + 1] - start)
    if synapses.size == 0:
        return []
    return [synapses if order is None else wide(order.take(synapses))]


def wide(index):
    """Return indices in 64 bits: stored in 32 they save memory, but numpy is slow to use them."""
    return index.astype(np.int64)


def _spread(start, count):
    """Return the numbers from each start on, so many as its count says."""
    shift = start - count.cumsum()
    shift += count
    numbers = shift.repeat(count)
    n = numbers.size
    numbers += _COUNTED[:n] if n <= _COUNTED.size else np.arange(n)
    return numbers


#: numbers that need not be made anew each time
_COUNTED = np.arange(1 << 14)


def partners(ends, synapses):
    """Return the neurons at one end of some synapses, as indices."""
    found = ends[synapses] if isinstance(synapses, slice) else ends.take(synapses)
    return wide(found)


def _numbers(piece):
    return np.arange(piece.start, piece.stop) if isinstance(piece, slice) else piece


def singly(pieces):
    """Return each synapse of some pieces as a piece of its own."""
    for piece in pieces:
        yield from _numbers(piece).reshape(-1, 1)


def together(pieces):
    """Return some pieces as a single one."""
    if len(pieces) < 2:
        return pieces
    return [np.concatenate([_numbers(piece) for piece in pieces])]


class UnderWay:
    """Spikes on their way along a pathway, in one of several forms.

    ``advance(step, spikes)`` takes in the spikes of a step, and returns the synapses that spikes
    reach now, in pieces. ``settle(step)`` returns what is under way before a step: lists of
    synapses by the step of arrival.
    """

    def advance_to(self, ends, step, spikes):
        """Advance, but return where these synapses end: `ends` has the neuron of each."""
        return [partners(ends, piece) for piece in self.advance(step, spikes)]


class OneDelay(UnderWay):
    """Spikes under way where all synapses have the same delay: neurons, by the step of arrival."""

    def __init__(self, fan, few):
        self.fan, self.few, self.pending = fan, few, {}

    def advance(self, step, spikes):
        arriving, fan = self._arriving(step, spikes), self.fan
        return () if arriving is None else fan_out(arriving, fan.first, fan.order, self.few)

    def advance_to(self, ends, step, spikes):
        arriving, fan = self._arriving(step, spikes), self.fan
        return () if arriving is None else fan_out(arriving, fan.first, fan.far(ends), self.few)

    def _arriving(self, step, spikes):
        if spikes.size:
            self.pending[step + self.fan.delay] = spikes
        return self.pending.pop(step, None)

    def settle(self, step):
        if not self.pending:  # nobody asks for the order then
            return {}
        first, order = self.fan.first, self.fan.order
        return {
            arrival: [_numbers(piece) for piece in fan_out(spikes, first, order, self.few)]
            for arrival, spikes in self.pending.items()
        }


class Calendar(UnderWay):
    """Spikes under way, by the step in which they arrive."""

    def __init__(self, fan):
        self.fan, self.pending = fan, {}

    def advance(self, step, spikes):
        for synapses in fan_out(spikes, self.fan.first, self.fan.order, 0) if spikes.size else ():
            waits = self.fan.steps[synapses]
            by_delay = waits.argsort(kind="stable")
            waits, synapses = waits[by_delay], synapses[by_delay]
            cuts = np.flatnonzero(waits[1:] != waits[:-1]) + 1
            for part in np.split(np.arange(waits.size), cuts):
                arrival = step + int(waits[part[0]])
                self.pending.setdefault(arrival, []).append(synapses[part])
        return self.pending.pop(step, ())

    def settle(self, step):
        return dict(self.pending)


class Leftover(UnderWay):
    """What was under way when the synapses or their delays were changed, and then all else."""

    def __init__(self, pending, rest):
        self.pending, self.rest = pending, rest

    def advance(self, step, spikes):
        return [*self.pending.pop(step, ()), *self.rest.advance(step, spikes)]

    def settle(self, step):
        later = self.rest.settle(step)
        steps = {*self.pending, *later}
        return {k: [*self.pending.get(k, ()), *later.get(k, ())] for k in steps}


class Settled(UnderWay):
    """What was under way when the run before ended; nothing goes on until it is taken over."""

    def __init__(self, pending):
        self.pending = pending

    def settle(self, step):
        return self.pending


class Waves(UnderWay):
    """Spikes under way where every synapse has a delay of its own.

    The synapses of a neuron are sorted by delay. A spike runs through them as a wave: those
    that it reaches after d steps are a slice, found in a table. Whom spikes reach in the next
    few steps is found at once: a spike that sets out in the meantime comes later than that.

    Parameters
    ----------
    fan : FanOut
    longest : int
        The longest delay, in steps.
    few : int
        See `fan_out`; all are put together, unless it is `ALONE`.
    """

    #: for how many steps to look ahead, at most
    FARTHEST = 16

    def __init__(self, fan, longest, few):
        self.fan, self.longest, self.alone, self.table = fan, longest, few == ALONE, None
        ahead = 1 if self.alone else min(int(fan.steps.min()) + 1, self.FARTHEST)
        self.ahead = np.arange(ahead + 1)[:, np.newaxis]
        self.width = longest + ahead + 1
        # where in the table the spikes under way would have been in step 0, the oldest first:
        # between two marks; and how many set out in which step
        self.origins, self.head, self.tail = np.empty(256, np.int64), 0, 0
        self.births, self.latest, self.found = deque(), -1, {}
        # what is told of synapses that are reached: where they end, or (without ends) themselves
        self.ends = self.listed = None

    def advance(self, step, spikes):
        return self.advance_to(None, step, spikes)

    def advance_to(self, ends, step, spikes):
        self.latest = step
        if spikes.size:
            self._add(step, spikes)
        if self.head == self.tail:
            return ()
        if step not in self.found or ends is not self.ends:
            if ends is not self.ends:
                self.ends, self.listed = ends, self.order if ends is None else ends[self.order]
            self._look_ahead(step)
        return self.found.pop(step)

    def _add(self, step, spikes):
        if self.table is None:
            self._sort()
        if self.tail + spikes.size > self.origins.size:
            under_way = self.origins[self.head : self.tail]
            room = np.empty(2 * (under_way.size + spikes.size) + 256, np.int64)
            room[: under_way.size] = under_way
            self.origins, self.head, self.tail = room, 0, under_way.size
        new = self.origins[self.tail : self.tail + spikes.size]
        np.multiply(spikes, self.width, new)
        new -= step
        self.tail += spikes.size
        self.births.append((step, spikes.size))

    def _sort(self):
        """Sort the synapses by neuron and delay."""
        fan, longest = self.fan, self.longest
        spots = fan.ends.astype(np.int64) * (longest + 1) + fan.steps
        counts = np.bincount(spots, minlength=fan.neurons * (longest + 1))
        table = np.zeros((fan.neurons, self.width), np.int64)
        counts.reshape(fan.neurons, -1).cumsum(axis=1, out=table[:, 1 : longest + 2])
        table[:, longest + 2 :] = table[:, longest + 1, np.newaxis]
        table += np.asarray(fan.first)[:-1, np.newaxis]
        # the synapses of neuron k with delay d are order[table[k, d]:table[k, d + 1]]
        self.order, self.table = _sorted_by(spots), table.reshape(-1)
        self.listed = self.order

    def _look_ahead(self, step):
        """Find the synapses that spikes reach in this step and the next few."""
        self.found = dict.fromkeys(range(step, step + self.ahead.size - 1), ())
        while self.births and self.births[0][0] + self.longest < step:
            self.head += self.births.popleft()[1]  # those have reached all theirs
        edges = self.table.take(self.origins[self.head : self.tail] + (self.ahead + step))
        start, count = edges[:-1], edges[1:] - edges[:-1]
        if self.alone:
            bounds = zip(start[0].tolist(), count[0].tolist(), strict=True)
            pieces = [wide(self.listed[first : first + many]) for first, many in bounds if many]
            self.found[step] = pieces
            return
        reached = wide(self.listed.take(_spread(start.reshape(-1), count.reshape(-1))))
        first = 0
        for later, last in enumerate(count.sum(axis=1).cumsum().tolist(), step):
            if last > first:
                self.found[later] = (reached[first:last],)
            first = last

    def settle(self, step):
        pending, step = {}, max(step, self.latest + 1)
        births = [birth for birth, number in self.births for _ in range(number)]
        origins = self.origins[self.head : self.tail].tolist()
        for birth, origin in zip(births, origins, strict=True):
            for arrival in range(step, birth + self.longest + 1):
                first, last = self.table[origin + arrival : origin + arrival + 2]
                if first < last:
                    pending.setdefault(arrival, []).append(self.order[first:last])
        return pending
