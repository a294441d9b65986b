"""Prints a plan as the source of one function, in vectorised numpy.

What never changes during a run is computed once, ahead of the loop. In the loop, whole-group
operations write their results in place or into buffers that exist before it; what happens at
spikes works on the spiking elements only.
"""

from __future__ import annotations

from contextlib import contextmanager
from time import perf_counter

import numpy as np

from .direct import without_detours
from .expressions import numpy_text
from .linear_step import write_linear_step
from .numpy_synapses import IN_PLACE, scatter, write_delivery
from .plan import (
    Assign,
    Call,
    Deliver,
    Emit,
    Exact,
    OnEvent,
    RecordRate,
    RecordSpikes,
    RecordState,
    Sum,
    Threshold,
    Wake,
    events_kept,
    written,
)
from .repeated import Repeated
from .variables import asks_for_size, one_for_each
from .whole import compute
from .writer import Writer

__all__ = ["print_plan"]

#: operations that find out at which neurons an event has occurred
_FINDING = (Threshold, Emit)

#: the spikes of a step in which nobody fires
NOBODY = np.empty(0, np.int64)


def print_plan(operations, seconds=None):
    """Write the step function of a plan.

    Parameters
    ----------
    operations : list of Operation
        In the order of the schedule.
    seconds : ndarray of float, optional
        If given, the function adds to it how long each operation takes.

    Returns
    -------
    source : str
        The source of a function ``run(first_step, last_step, dt, rng, progress, ...)``.
    bound : dict of str to object
        What to call it with beyond the named five.
    """
    writer = Writer(written(operations), operations)
    kept = _kept_events(writer, operations)
    for k, operation in enumerate(operations):
        writer.line("")
        for line in operation.said():
            writer.line(f"# {line}")
        with _stopwatch(writer, k, seconds), writer.clock(operation):
            _write(writer, operation)
            if isinstance(operation, _FINDING) and operation.event.name in kept:
                name = operation.event.name
                writer.line(f"{kept[name]}[{name!r}] = {name}")
    return writer.text(), writer.bound


def _kept_events(writer, operations):
    """Write where the events are that are asked for before they are found in a step.

    Returns
    -------
    dict of str to str
        Names of the dicts that keep what the events were, by their name.
    """
    kept, asked_for = {}, events_kept(operations)
    will_be_found = {op.event.name for op in operations if isinstance(op, _FINDING)}
    for operation in operations:
        event = getattr(operation, "event", None)
        if event is None or event.name in kept:
            continue
        if event.name not in will_be_found:
            writer.ahead(f"{event.name} = {writer.bind('nobody', NOBODY)}")
        elif event.name in asked_for:
            kept[event.name] = writer.bind(f"latest_{event.name}", event.latest)
            nobody = writer.bind("nobody", NOBODY)
            writer.ahead(f"{event.name} = {kept[event.name]}.get({event.name!r}, {nobody})")
    return kept


@contextmanager
def _stopwatch(writer, k, seconds):
    """What is written inside the ``with`` is timed, if it is to be."""
    if seconds is None:
        yield
        return
    clock, table = writer.bind("perf_counter", perf_counter), writer.bind("seconds", seconds)
    writer.line(f"began = {clock}()")
    yield
    writer.line(f"{table}[{k}] += {clock}() - began")


def _write(writer, operation):
    match operation:
        case Assign():
            _assign(writer, operation)
        case Exact():
            write_linear_step(writer, operation)
        case Wake():
            _wake(writer, operation)
        case Threshold():
            _threshold(writer, operation)
        case Emit():
            _emit(writer, operation)
        case OnEvent():
            _on_event(writer, operation)
        case Deliver():
            write_delivery(writer, operation, _event(writer, operation.event))
        case Sum():
            _sum(writer, operation)
        case RecordState():
            _record_state(writer, operation)
        case RecordRate():
            _record_rate(writer, operation)
        case RecordSpikes():
            _record_spikes(writer, operation)
        case Call():
            writer.calls_python = True
            function = writer.bind(operation.owner, operation.function)
            writer.line(f"{function}({writer.time['t']}, step)")


# --- whole groups ---


def _assign(writer, operation):
    assignments = without_detours(operation.assignments, operation.guard)
    writer.repeated = Repeated(writer, assignments)
    held = []
    for target, how, value in assignments:
        _assign_one(writer, operation, target, how, value, held)
        writer.repeated.changed(target)
    writer.release(*held)
    writer.release_all()
    writer.repeated = None


def _assign_one(writer, operation, target, how, value, held):
    if isinstance(target, str):
        result = compute(writer, value, operation.size)
        held.append(result)
        # never in place: what it was may have other names, too
        changed = result if how == "=" else f"{target} {how[:-1]} {result}"
        writer.line(f"{target} = {changed}")
        return
    array = writer.array(target.variable)
    if target.variable.shared:
        text = numpy_text(value, writer.spell(value, size="1"))
        writer.line(f"{array}[:] {how} {text}")
        return
    direct = how == "=" and target.variable not in operation.guard and target.via is None
    result = compute(writer, value, operation.size, array if direct else None)
    _store(writer, operation, target, how, array, result)
    writer.release(result)


def _store(writer, operation, target, how, array, result):
    awake = operation.guard.get(target.variable)
    if target.via is not None:
        writer.line(scatter(how, array, writer.element(target.via), result))
    elif awake is not None:
        change = result if how == "=" else f"np.{IN_PLACE[how]}({array}, {result})"
        writer.line(f"np.copyto({array}, {change}, where={writer.array(awake)}, casting='unsafe')")
    elif how != "=":
        writer.line(f"np.{IN_PLACE[how]}({array}, {result}, {array}, casting='unsafe')")
    elif result != array:
        writer.line(f"np.copyto({array}, {result}, casting='unsafe')")


# --- thresholds, refractoriness, resets ----------------------------------------------------------


def _wake(writer, operation):
    awake = writer.array(operation.awake.variable)
    if operation.condition is not None:
        result = compute(writer, operation.condition, operation.size, awake)
        if result != awake:
            writer.line(f"np.copyto({awake}, {result})")
        return
    last, duration = writer.array(operation.last.variable), writer.hoist(operation.duration)
    resting, dt, step = f"resting_of_{operation.owner}", writer.time["dt"], writer.time["step"]
    first = "first_step" if operation.every == 1 else f"-(-first_step // {operation.every})"
    start = f"refractory.Resting({last}, {awake}, {duration}, {first}, {dt})"
    writer.ahead(f"{resting} = {start}")
    writer.resting[operation.owner] = resting
    writer.line(f"{resting}.wake({step})")


def _threshold(writer, operation):
    event, size = operation.event.name, operation.size
    result = compute(writer, operation.condition, size)
    if operation.awake is not None:
        awake = writer.array(operation.awake.variable)
        buffer = result if writer.is_buffer(result) else writer.buffer("bool", size)
        writer.line(f"np.logical_and({result}, {awake}, {buffer})")
        result = buffer
    elif not writer.is_buffer(result):  # one value for all, or one that is never computed anew
        buffer = writer.buffer("bool", size)
        writer.line(f"{buffer}[:] = {result}")
        result = buffer
    writer.line(f"{event} = {result}.nonzero()[0]")
    writer.release(result)
    if operation.last is None:
        return
    with writer.block(f"if {event}.size:"):
        writer.line(f"{writer.array(operation.last.variable)}[{event}] = {writer.time['t']}")
        if operation.owner in writer.resting:
            writer.line(f"{writer.resting[operation.owner]}.rest({writer.time['step']}, {event})")
        else:
            writer.line(f"{awake}[{event}] = False")


def _emit(writer, operation):
    table = writer.bind(f"spikes_by_step_of_{operation.owner}", operation.by_step)
    nobody = writer.bind("nobody", NOBODY)
    step = writer.time["step"]
    step = f"{step} % {operation.period}" if operation.period else step
    writer.line(f"{operation.event.name} = {table}.get({step}, {nobody})")


def _event(writer, event):
    """Write which elements an event has happened to; return the name for them."""
    if event.part is None:
        return event.name
    start, stop = event.part
    name = f"{event.name}_{start}_to_{stop}"
    writer.line(f"{name} = propagation.part({event.name}, {start}, {stop})")
    return name


def _on_event(writer, operation):
    event = _event(writer, operation.event)
    with writer.block(f"if {event}.size:"):
        for target, how, value in operation.assignments:
            text = numpy_text(value, writer.spell(value, event, size=f"{event}.size"))
            if isinstance(target, str):
                writer.line(f"{target} {how} {text}")
            elif target.variable.shared:
                writer.line(f"{writer.array(target.variable)}[:] {how} {text}")
            elif target.via is None:
                writer.line(f"{writer.array(target.variable)}[{event}] {how} {text}")
            else:
                array, place = writer.array(target.variable), writer.element(target.via, event)
                writer.line(scatter(how, array, place, text))


def _sum(writer, operation):
    target, index = writer.array(operation.target), writer.array(operation.index)
    value = compute(writer, operation.value, operation.size)
    if writer.single(operation.value):
        value = f"np.full({operation.size}, {value})"
    writer.line(f"{target}[:] = np.bincount({index}, {value}, {target}.size)")
    writer.release(value)


# --- monitors ---


def _rows(writer, operation):
    """Return the text of the present row in a monitor's block, and of how many there will be."""
    n = operation.every
    if n == 1:
        return "step - first_step", "last_step - first_step"
    # ceil(a/n) is -(-a // n)
    row = f"{writer.time['step']} + -first_step // {n}"
    return row, f"-first_step // {n} - -last_step // {n}"


def _record_state(writer, operation):
    row, rows = _rows(writer, operation)
    make_room = writer.bind(f"{operation.owner}_make_room", operation.make_room)
    writer.line(f"row = {row}")
    for name, value in operation.values.items():
        room = f"{name}_rows_of_{operation.owner}"
        writer.ahead(f"{room} = {make_room}({name!r}, {rows})")
        # what all share has one value, which fills the row
        each = one_for_each(value) or asks_for_size(value)
        result = compute(writer, value, operation.size if each else 1)
        text = result
        if operation.index is not None and each:
            text += f"[{writer.bind(f'{operation.owner}_index', operation.index)}]"
        writer.line(f"{room}[row] = {text}")
        writer.release(result)


def _record_spikes(writer, operation):
    append = writer.bind(f"{operation.owner}_append", operation.monitor.append)
    event = _event(writer, operation.event)
    with writer.block(f"if {event}.size:"):
        spelled = [
            numpy_text(value, writer.spell(value, event, size=f"{event}.size"))
            for value in operation.values
        ]
        # the array of a variable that is shared by all changes later on
        spelled = [f"{text}.copy()" if text.isidentifier() else text for text in spelled]
        writer.line(f"{append}(({', '.join([writer.time['t'], event, *spelled])}))")


def _record_rate(writer, operation):
    row, rows = _rows(writer, operation)
    event = _event(writer, operation.event)
    room = f"counts_of_{operation.owner}"
    make_room = writer.bind(f"{operation.owner}_make_room", operation.make_room)
    writer.ahead(f"{room} = {make_room}({rows})")
    writer.line(f"{room}[{row}] = {event}.size")
