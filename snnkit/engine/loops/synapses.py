"""Writes what happens at synapses: spikes that set out, travel and arrive; sums over synapses."""

from __future__ import annotations

from contextlib import contextmanager

from ..plan import ENDS
from ..variables import Reference
from .expressions import Spot, separated, text_for
from .layout import Layout
from .sheet import AtStart, Unsupported
from .statements import Everyone, Values, write_statements

__all__ = ["write_delivery", "write_sum"]

#: the longest delay, in steps, for which a ring of steps is kept
_LONGEST = 2**20


class MakeRoom:
    """The request for room in the ring of a pathway, for what spikes of some neurons file."""

    def __init__(self, names, neurons, count):
        self.names, self.neurons, self.count = names, neurons, count

    def serve(self, run):
        ring = run.under_way[self.names.pathway]
        ring.make_room(self.neurons[: self.count[0]])
        run.set(self.names.ring, ring.ring)
        run.set(self.names.capacity, ring.capacity)


class _Names:
    """What the code calls the parts of a pathway's `Layout` and `Ring`."""

    def __init__(self, sheet, operation):
        path, name = operation.pathway, operation.owner
        self.pathway, layout = name, _layout(path)
        self.in_order, self.each = layout.in_order, operation.delayed and layout.each
        self._name, self._sheet, self._layout = name, sheet, layout
        self.bounds = sheet.fixed(f"{name}_bounds", layout.bounds)
        if not operation.delayed:
            return
        if layout.longest > _LONGEST:
            raise Unsupported(f"delays of `{name}` are very long")
        waiting = sheet.fixed if layout.each else sheet.number
        self.waits = waiting(f"{name}_waits", layout.waits)
        self.most = sheet.number(f"{name}_most", layout.most) if layout.each else None
        sheet.under_way[name] = layout, path, operation.every

        def part(attribute):
            return AtStart(lambda run: getattr(run.under_way[name], attribute))

        self.ring = sheet.bind(f"{name}_ring", "int32[:]", part("ring"))
        self.filled = sheet.bind(f"{name}_filled", "int64[:]", part("filled"))
        self.fullest = sheet.bind(f"{name}_fullest", "int64[:]", part("fullest"))
        self.capacity = sheet.bind(f"{name}_capacity", "int64", part("capacity"))
        mask = AtStart(lambda run: run.under_way[name].slots - 1)
        self.mask = sheet.bind(f"{name}_mask", "int64", mask)

    @property
    def order(self):
        """What the order of the synapses is called; None if they are in order anyway."""
        if self.in_order:
            return None
        return self._sheet.fixed(f"{self._name}_order", self._layout.order)

    def far(self, index):
        """What the neurons at the far ends, in this order, are called."""
        return self._sheet.fixed(f"{self._name}_{index.name}", self._layout.fan.far(index.values))


#: how many synapses ahead memory is asked for
AHEAD = 12


def _layout(path):
    """Return the layout of a pathway; it is made anew only when the synapses were sorted anew."""
    made = path.__dict__.get("_layout")
    if made is None or made.fan is not path.fan:
        made = path._layout = Layout(path.fan)
    return made


class _Reached:
    """A loop over the synapses that spikes have reached."""

    size = None  # how many there will be is not known ahead

    def __init__(self, sheet, operation, names, event):
        self.sheet, self.operation, self.names, self.event = sheet, operation, names, event
        self.local = {}
        for reference in operation.touched():
            index = reference.chain[-1]
            if reference.via is not None and index.name in ENDS:
                self.local[index] = ENDS[index.name]

    def spot(self, names=None):
        return Spot("synapse", self.local, names=names)

    @contextmanager
    def loop(self):
        sheet, names = self.sheet, self.names
        if not self.operation.delayed:
            with self.event.loop(), self._places(f"{names.bounds}[k]", f"{names.bounds}[k + 1]"):
                yield
            return
        if names.each:
            sheet.line(f"begin = slot * {names.capacity}")
            sheet.line(f"end = begin + {names.filled}[slot]")
            with self._synapses_of(names.ring, "begin", "end"):
                yield
            return
        with sheet.block(f"for r in range({names.filled}[slot]):"):
            sheet.line(f"entry = {names.ring}[slot * {names.capacity} + r]")
            with sheet.block("if entry < 0:"):
                sheet.line("begin = -1 - entry")
                sheet.line("end = begin + 1")
            with sheet.block("else:"):
                sheet.line(f"begin = {names.bounds}[entry]")
                sheet.line(f"end = {names.bounds}[entry + 1]")
            with self._places("begin", "end"):
                yield

    @contextmanager
    def _places(self, begin, end):
        """Loop over the synapses at some places."""
        index, sheet = self.operation.only_end(), self.sheet
        if index is not None and not self.names.in_order:
            name = self.local[index]
            with sheet.block(f"for place_ in range({begin}, {end}):"):
                sheet.line(f"{name} = {self.names.far(index)}[place_]")
                yield
            return
        if not self.names.in_order:
            with self._synapses_of(self.names.order, begin, end):
                yield
            return
        with self.sheet.block(f"for synapse in range({begin}, {end}):"):
            self._look_up()
            yield

    @contextmanager
    def _synapses_of(self, array, begin, end):
        """Loop over synapses that an array lists."""
        sheet = self.sheet
        with sheet.block(f"for place_ in range({begin}, {end}):"):
            sheet.line(f"synapse = {array}[place_]")
            sheet.line(f"later = {array}[place_ + {AHEAD} if place_ + {AHEAD} < {end} else place_]")
            self._ask_ahead()
            self._look_up()
            yield

    def _look_up(self):
        """Write where the neurons at the ends of a synapse are found."""
        for index, name in self.local.items():
            self.sheet.line(f"{name} = {self.sheet.element(Reference(index), 'synapse')}")

    def _ask_ahead(self):
        """Write that memory is asked for what a later synapse needs: it lies anywhere."""
        sheet = self.sheet
        own = [r.variable for r in self.operation.touched() if r.via is None]
        if self.operation.since is not None:
            own.append(self.operation.since.variable)
        places = {id(v if v.records is None else v.records): v for v in (*self.local, *own)}
        for reference in map(Reference, places.values()):
            if not reference.variable.shared:
                sheet.line(f"prefetch({sheet.element(reference, 'later')})")

    @contextmanager
    def once(self):
        count = f"{self.names.filled}[slot]" if self.operation.delayed else self.event.count
        with self.sheet.block(f"if {count} > 0:"):
            yield


def write_delivery(sheet, operation, event):
    """Write the lines for a `Deliver` operation; a generator of requests.

    Parameters
    ----------
    sheet : Sheet
    operation : Deliver
    event : Happened
        The loop over the neurons whose spikes set out.
    """
    names, step = _Names(sheet, operation), sheet.time["step"]
    if operation.delayed:
        filed = f"{event.count} * {names.most}" if names.each else event.count
        condition = f"{names.fullest}[0] + {filed} > {names.capacity}"
        yield MakeRoom(names, event.neurons(), event.how_many()), condition
        _send(sheet, names, event, step)
        sheet.line(f"slot = {step} & {names.mask}")
    run = _Reached(sheet, operation, names, event)
    before = after = None
    if operation.since is not None:
        after = _up_to_date(sheet, operation)
    if operation.since is not None or operation.held:
        before = _preparation(sheet, operation)
    in_turn = operation.turns in ("neurons", "synapses")
    yield from write_statements(sheet, run, operation, before, in_turn, after)
    if operation.delayed:
        sheet.line(f"{names.filled}[slot] = 0")


def _send(sheet, names, event, step):
    """Write how spikes that set out are filed by the steps in which they will arrive."""
    if not names.each:
        sheet.line(f"slot = ({step} + {names.waits}) & {names.mask}")
        sheet.line(f"number = {names.filled}[slot]")
        with event.loop():
            sheet.line(f"{names.ring}[slot * {names.capacity} + number] = k")
            sheet.line("number += 1")
        sheet.line(f"{names.filled}[slot] = number")
        with sheet.block(f"if number > {names.fullest}[0]:"):
            sheet.line(f"{names.fullest}[0] = number")
        return
    sheet.line(f"number = {names.fullest}[0]")
    with event.loop():
        with sheet.block(f"for place_ in range({names.bounds}[k], {names.bounds}[k + 1]):"):
            sheet.line(f"slot = ({step} + {names.waits}[place_]) & {names.mask}")
            sheet.line(f"n = {names.filled}[slot]")
            synapse = "place_" if names.order is None else f"{names.order}[place_]"
            sheet.line(f"{names.ring}[slot * {names.capacity} + n] = {synapse}")
            sheet.line(f"{names.filled}[slot] = n + 1")
            with sheet.block("if n >= number:"):
                sheet.line("number = n + 1")
    sheet.line(f"{names.fullest}[0] = number")


def _preparation(sheet, operation):
    """Return what is to be written in the loop before the statements.

    It holds values back, and brings event-driven variables up to date.
    """
    if operation.coupled:
        raise Unsupported(f"event-driven variables of `{operation.owner}` lean on one another")

    def write(spot):
        for name, value in operation.held:
            sheet.line(f"{name} = {text_for(sheet, separated(value), spot)}")
        if operation.relaxing:
            since = sheet.element(operation.since, spot.index)
            sheet.line(f"elapsed = {_now(sheet, operation, spot)} - {since}")
        decays = {}
        for state, rate, drive in operation.relaxing:
            place, key = sheet.element(state, spot.index), id(rate)
            rate = text_for(sheet, separated(rate), spot)
            if drive is None and key not in decays:
                decays[key] = f"decay_{len(decays) + 1}"
                sheet.line(f"{decays[key]} = exp(({rate}) * elapsed)")
            if drive is None:
                sheet.line(f"{place} *= {decays[key]}")
            else:
                drive = text_for(sheet, separated(drive), spot)
                sheet.line(f"{place} = relax({place}, {rate}, {drive}, elapsed)")

    return write


def _up_to_date(sheet, operation):
    """Return what notes when synapses were brought up to date: after their statements."""

    def write(spot):
        since = sheet.element(operation.since, spot.index)
        sheet.line(f"{since} = {_now(sheet, operation, spot)}")

    return write


def _now(sheet, operation, spot):
    told = operation.now
    return sheet.time["t"] if told is None else text_for(sheet, separated(told), spot)


def write_sum(sheet, operation):
    """Write the lines for a `Sum` operation; a generator of requests."""
    run = Everyone(sheet, operation.owner, operation.size)
    values = Values(sheet, run, [operation.value])
    yield from values.draw()
    target = Reference(operation.target)
    if any(r.variable.base is operation.target.base for r in operation.value.references):
        raise Unsupported(f"a sum at `{operation.target.owner}` depends on itself")
    size = sheet.number(f"{operation.target.owner}_N", operation.target.values.size)
    with sheet.block(f"for k in range({size}):"):
        sheet.line(f"{sheet.element(target, 'k')} = 0.0")
    with run.loop():
        text = values.text(0)
        place = sheet.element(Reference(operation.target, Reference(operation.index)), "k")
        sheet.line(f"{place} += {text}")
