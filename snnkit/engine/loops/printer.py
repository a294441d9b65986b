"""Prints a plan as the source of one function of loops over single numbers.

The function carries out steps until the last one is done or until it needs something that only
Python can give: more room for recorded spikes, random numbers of a rarer kind, a call of a
function. Then it returns the number of its request, and goes on from there when called again.
"""

from __future__ import annotations

from contextlib import contextmanager

import numpy as np

from ..plan import (
    Call,
    Emit,
    Threshold,
    Wake,
    events_kept,
)
from ..refractory import Resting
from .linear import write_linear_step
from .sheet import Sheet, Unsupported
from .statements import Everyone, Happened, Values, write_statements
from .synapses import write_delivery, write_sum

__all__ = ["print_loops"]

#: how many neurons are looked at together, for whether any of them fires
BLOCK = 64
#: how many spikes a monitor takes at once, beyond those of one step
ROOM = 50_000


def print_loops(operations):
    """Write a plan as loops.

    Parameters
    ----------
    operations : list of Operation
        In the order of the schedule.

    Returns
    -------
    Sheet

    Raises
    ------
    Unsupported
        If an operation cannot be written as loops.
    """
    changed = {v.base for op in operations if not isinstance(op, Call) for v in op.writes()}
    sheet = Sheet(changed, operations)
    printer = _Printer(sheet, operations)
    for operation in operations:
        sheet.line("")
        for line in operation.said():
            sheet.line(f"# {line}")
        writing = printer.write(operation)
        while True:
            with sheet.clock(operation):
                asked = next(writing, None)
                if asked is not None:
                    sheet.ask(*asked)
            if asked is None:
                break
            sheet.cut()
    return sheet


class FunctionCall:
    """The request to call a function of the user's; it may look at and change everything."""

    def __init__(self, operation):
        self.operation = operation

    def serve(self, run):
        run.show_python()
        dt = run.dt if self.operation.dt is None else self.operation.dt
        self.operation.function(run.step // self.operation.every * dt, run.step)
        run.stop_if_asked_to()
        run.compute_ahead()


class Happening:
    """An event, and the neurons at which it has happened last.

    Attributes
    ----------
    event : Event
    kept : bool
        Whether it is of interest from run to run, or to functions of the user's.
    neurons, count : ndarray
    """

    def __init__(self, event, kept, neurons, count):
        self.event, self.kept, self.neurons, self.count = event, kept, neurons, count

    def begin(self):
        """Set it to what it was before the run."""
        latest = self.event.latest.get(self.event.name, ()) if self.kept else ()
        self.count[0] = len(latest)
        self.neurons[: len(latest)] = latest

    def show(self):
        """Let Python see it."""
        if self.kept:
            self.event.latest[self.event.name] = self.neurons[: self.count[0]].copy()


class HandOver:
    """The request that a monitor take the spikes that were recorded, to make room for more."""

    def __init__(self, recorded):
        self.recorded = recorded

    def serve(self, run):
        self.recorded.hand_over()


class Recorded:
    """Spikes that wait to be handed to a monitor.

    Attributes
    ----------
    used : ndarray of int64, shape (1,)
        How many there are.
    times, neurons : ndarray
    values : list of ndarray
        What else is recorded of each.
    """

    def __init__(self, monitor, room, used, types):
        self.monitor, self.used = monitor, used
        self.times, self.neurons = np.empty(room), np.empty(room, np.int64)
        self.values = [np.empty(room, kind) for kind in types]

    def hand_over(self):
        n = int(self.used[0])
        if n:
            arrays = (self.times, self.neurons, *self.values)
            self.monitor.extend(*(array[:n].copy() for array in arrays))
            self.used[0] = 0


class _Printer:
    """One method for each kind of operation; each is a generator of (request, condition)."""

    def __init__(self, sheet, operations):
        self.sheet, self.kept = sheet, events_kept(operations)
        self.sizes, self.found = {}, {}
        for op in operations:
            if isinstance(op, Threshold):
                self.sizes[op.event.name] = op.size
            if isinstance(op, Emit):
                groups = [*op.by_step.values(), *op.event.latest.values()]
                self.sizes[op.event.name] = max(map(len, groups), default=0) + 1
        flags = {op.awake.variable.base for op in operations if isinstance(op, Wake)}
        for op in operations:
            if not isinstance(op, (Wake, Threshold)) and flags & {v.base for v in op.writes()}:
                raise Unsupported("a statement sets `not_refractory`")

    def write(self, operation):
        kind = type(operation).__name__
        if not hasattr(self, kind):
            raise Unsupported(f"`{operation.name}` does what only numpy can do")
        return getattr(self, kind)(operation)

    def happened(self, event):
        """Return the loop over all neurons at which an event has happened."""
        sheet, name = self.sheet, event.name
        if name not in self.found:
            size = self.sizes.get(name, 1)
            self.found[name] = Happened(sheet, sheet.buffer(name, "int64", size), size)
            arrays = sheet.array_of(self.found[name].name), self.found[name].how_many()
            sheet.events.append(Happening(event, name in self.kept, *arrays))
        return self.found[name]

    def occurred(self, event):
        """Return the same for an event of a part of a group."""
        sheet, whole = self.sheet, self.happened(event)
        if event.part is None:
            return whole
        start, stop = event.part
        name = f"{event.name}_{start}_to_{stop}"
        part = Happened(sheet, sheet.buffer(name, "int64", whole.size), whole.size)
        start = sheet.number(f"first_of_{name}", start)
        stop = sheet.number(f"last_of_{name}", stop)
        sheet.line("number = 0")
        with whole.loop(), sheet.block(f"if k >= {start} and k < {stop}:"):
            sheet.line(f"{part.name}[number] = k - {start}")
            sheet.line("number += 1")
        sheet.line(f"{part.count} = number")
        return part

    # --- whole groups ---

    def Assign(self, operation):
        run = Everyone(self.sheet, operation.owner, operation.size)
        yield from write_statements(self.sheet, run, operation)

    def Exact(self, operation):
        yield from ()
        write_linear_step(self.sheet, operation)

    def Sum(self, operation):
        yield from write_sum(self.sheet, operation)

    def Call(self, operation):
        yield FunctionCall(operation), None

    # --- thresholds, refractoriness, resets ---

    def Wake(self, operation):
        sheet, owner = self.sheet, operation.owner
        if operation.condition is not None:
            run = Everyone(sheet, owner, operation.size)
            values = Values(sheet, run, [operation.condition])
            yield from values.draw()
            with run.loop():
                text = values.text(0)
                sheet.line(f"{sheet.element(operation.awake, 'k')} = {text}")
            return
        asleep = _Asleep(sheet, operation)
        first, last = asleep.first, asleep.last
        step = sheet.time["step"]
        starts = f"{step} == {asleep.begin}"
        with sheet.block(f"if {starts}:"), sheet.block(f"for k in range({first}, {last}):"):
            sheet.line(f"{sheet.element(operation.awake, f'{asleep.neurons}[k]')} = False")
        due = f"{first} != {last} and {asleep.steps}[{first}] == {step}"
        with sheet.block(f"while {due}:"):
            neuron = f"{asleep.neurons}[{first}]"
            sheet.line(f"{sheet.element(operation.awake, neuron)} = True")
            sheet.line(f"{first} += 1")
            with sheet.block(f"if {first} == {asleep.room}:"):
                sheet.line(f"{first} = 0")
        self.sheet.asleep[owner] = asleep

    def Threshold(self, operation):
        sheet, spiking = self.sheet, self.happened(operation.event)
        run = Everyone(sheet, operation.owner, operation.size)
        values = Values(sheet, run, [operation.condition])
        yield from values.draw()
        sheet.line("number = 0")
        with self._where_some_do(run, values, operation):
            condition = self._fires(values, operation)
            with sheet.block(f"if {condition}:"):
                sheet.line(f"{spiking.name}[number] = k")
                sheet.line("number += 1")
        sheet.line(f"{spiking.count} = number")
        if operation.last is not None:
            self._fall_asleep(operation, spiking)

    def _fires(self, values, operation):
        condition = values.text(0)
        if operation.awake is None:
            return condition
        return f"({condition}) and {self.sheet.element(operation.awake, 'k')}"

    @contextmanager
    def _where_some_do(self, run, values, operation):
        """Loop over those blocks of a group in which neurons fire: few do, and counting is fast."""
        sheet = self.sheet
        if values.in_turn or run.size <= BLOCK:
            with run.loop():
                yield
            return
        blocks = sheet.number(f"{operation.owner}_blocks", -(-run.size // BLOCK))
        with sheet.block(f"for m in range({blocks}):"):
            sheet.line(f"begin = m * {BLOCK}")
            sheet.line(f"end = begin + {BLOCK} if begin + {BLOCK} < {run.count} else {run.count}")
            sheet.line("n = 0")
            with sheet.block("for k in range(begin, end):"):
                sheet.line(f"n += 1 if {self._fires(values, operation)} else 0")
            with sheet.block("if n > 0:"), sheet.block("for k in range(begin, end):"):
                yield

    def _fall_asleep(self, operation, spiking):
        sheet, asleep = self.sheet, self.sheet.asleep.get(operation.owner)
        with spiking.loop():
            sheet.line(f"{sheet.element(operation.last, 'k')} = {sheet.time['t']}")
            sheet.line(f"{sheet.element(operation.awake, 'k')} = False")
            if asleep is not None:
                sheet.line(f"{asleep.neurons}[{asleep.last}] = k")
                wakes = f"{sheet.time['step']} + {asleep.period}"
                sheet.line(f"{asleep.steps}[{asleep.last}] = {wakes}")
                sheet.line(f"{asleep.last} += 1")
                with sheet.block(f"if {asleep.last} == {asleep.room}:"):
                    sheet.line(f"{asleep.last} = 0")

    def Emit(self, operation):
        yield from ()
        sheet, owner = self.sheet, operation.owner
        spiking, table = self.happened(operation.event), operation.by_step
        steps = np.array(sorted(table), np.int64)
        counts = [len(table[s]) for s in steps.tolist()]
        who = [table[s] for s in steps.tolist()] or [np.zeros(0, np.int64)]
        bounds = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        steps = np.append(steps, -1)  # past the last one
        planned = sheet.fixed(f"planned_steps_of_{owner}", steps)
        bounds = sheet.fixed(f"planned_bounds_of_{owner}", bounds)
        neurons = sheet.fixed(f"planned_spikes_of_{owner}", np.concatenate(who).astype(np.int64))
        every, period = operation.every, operation.period

        def begin(run):
            step = -(-run.first_step // every)
            return np.searchsorted(steps[:-1], step % period if period else step)[np.newaxis]

        following = f"{sheet.at_start(f'following_of_{owner}', 'int64[:]', begin)}[0]"
        step = sheet.time["step"]
        if period:
            sheet.line(f"slot = {step} % {sheet.number(f'period_of_{owner}', period)}")
            with sheet.block("if slot == 0:"):
                sheet.line(f"{following} = 0")
            step = "slot"
        sheet.line("number = 0")
        with sheet.block(f"if {planned}[{following}] == {step}:"):
            sheet.line(f"begin = {bounds}[{following}]")
            with sheet.block(f"for n in range(begin, {bounds}[{following} + 1]):"):
                sheet.line(f"{spiking.name}[number] = {neurons}[n]")
                sheet.line("number += 1")
            sheet.line(f"{following} += 1")
        sheet.line(f"{spiking.count} = number")

    def OnEvent(self, operation):
        event = self.occurred(operation.event)
        yield from write_statements(self.sheet, event, operation)

    # --- synapses ---

    def Deliver(self, operation):
        event = self.occurred(operation.event)
        yield from write_delivery(self.sheet, operation, event)

    # --- monitors ---

    def RecordState(self, operation):
        sheet, owner, index = self.sheet, operation.owner, operation.index
        size = operation.size
        width = size if index is None else len(index)
        everyone = Everyone(sheet, f"{owner}_source", size)
        values = Values(sheet, everyone, list(operation.values.values()))
        yield from values.draw()
        row = self._row(operation)
        count = sheet.number(f"{owner}_width", width)
        rows = {}
        for name in operation.values:
            room = f"{name}_rows_of_{owner}"
            rows[name] = sheet.rows_for(room, operation.make_room, operation, name)
        with sheet.block(f"for m in range({count}):"):
            which = "m"
            if index is not None:
                which = f"{sheet.fixed(f'{owner}_index', np.ascontiguousarray(index, np.int64))}[m]"
            sheet.line(f"k = {which}")
            for position, name in enumerate(operation.values):
                text = values.text(position)
                sheet.line(f"{rows[name]}[{row} * {count} + m] = {text}")

    def _row(self, operation):
        """Write which row of a monitor's block it is now; return its name."""
        every = operation.every
        first = self.sheet.at_start(
            f"first_step_of_{every}", "int64", lambda run: -(-run.first_step // every)
        )
        return f"({self.sheet.time['step']} - {first})"

    def RecordRate(self, operation):
        sheet = self.sheet
        event = self.occurred(operation.event)
        yield from ()
        room = f"counts_of_{operation.owner}"
        counts = sheet.rows_for(room, operation.make_room, operation)
        sheet.line(f"{counts}[{self._row(operation)}] = {event.count}")

    def RecordSpikes(self, operation):
        sheet, owner = self.sheet, operation.owner
        event = self.occurred(operation.event)
        values = Values(sheet, event, operation.values)
        used = sheet.cell(f"{owner}_used")
        types = [sheet.type_of(value) for value in operation.values]
        room = event.size + ROOM
        cell = sheet.array_of(used.removesuffix("[0]"))
        recorded = Recorded(operation.monitor, room, cell, types)
        sheet.recorded.append(recorded)
        room = sheet.number(f"{owner}_room", room)
        yield HandOver(recorded), f"{used} + {event.count} > {room}"
        yield from values.draw()
        times = sheet.fixed(f"{owner}_t", recorded.times)
        neurons = sheet.fixed(f"{owner}_i", recorded.neurons)
        kept = [
            sheet.fixed(f"{owner}_value_{k}", array) for k, array in enumerate(recorded.values, 1)
        ]
        sheet.line(f"number = {used}")
        with event.loop():
            sheet.line(f"{times}[number] = {sheet.time['t']}")
            sheet.line(f"{neurons}[number] = k")
            for position, array in enumerate(kept):
                sheet.line(f"{array}[number] = {values.text(position)}")
            sheet.line("number += 1")
        sheet.line(f"{used} = number")


class _Asleep:
    """The queue of refractory neurons, in the order in which they wake, and the first step."""

    def __init__(self, sheet, operation):
        owner, every = operation.owner, operation.every
        last, awake = operation.last.variable, operation.awake.variable
        duration = sheet.early.hoist(operation.duration)
        period = f"refractory_steps_of_{owner}"
        timestep = f"runtime.timestep({duration}, {sheet.time['dt']})"
        sheet.early.ahead(f"{period} = max(int({timestep}), 1)")
        self.period = sheet.ahead(period, "int64")
        room = operation.size + 1
        self.room = sheet.number(f"room_for_sleepers_of_{owner}", room)
        neurons, steps = np.zeros(room, np.int64), np.zeros(room, np.int64)
        self.neurons = sheet.fixed(f"sleepers_of_{owner}", neurons)
        self.steps = sheet.fixed(f"waking_steps_of_{owner}", steps)
        ends = np.zeros(3, np.int64)

        def fall_asleep(run):
            first = -(-run.first_step // every)
            length = run.dt if operation.dt is None else operation.dt
            after = run.ahead[period] * length
            resting = Resting(last.values, awake.values, after, first, length)
            due = sorted(resting.due)
            ends[:] = 0, resting.now.size, first
            neurons[: resting.now.size] = resting.now
            steps[: resting.now.size] = np.repeat(due, [resting.due[step] for step in due])
            return ends

        name = sheet.at_start(f"queue_of_{owner}", "int64[:]", fall_asleep)
        self.first, self.last, self.begin = f"{name}[0]", f"{name}[1]", f"{name}[2]"
