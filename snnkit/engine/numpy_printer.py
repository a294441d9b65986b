"""Prints a plan as the source of one function, in vectorised numpy.

What never changes during a run is computed once, ahead of the loop. In the loop, whole-group
operations write their results in place or into buffers that exist before it; what happens at
spikes works on the spiking elements only.
"""

from __future__ import annotations

import numpy as np

from .expressions import numpy_text
from .linear_step import write_linear_step
from .plan import (
    Assign,
    Call,
    Deliver,
    Emit,
    Exact,
    OnEvent,
    RecordSpikes,
    RecordState,
    Threshold,
    Wake,
    written,
)
from .variables import Reference
from .whole import compute
from .writer import Writer, value_names

__all__ = ["print_plan"]

_IN_PLACE = {"+=": "add", "-=": "subtract", "*=": "multiply", "/=": "divide"}
_IN_PLACE |= {"//=": "floor_divide", "%=": "remainder", "**=": "power"}
#: what changes nothing when a guarded neuron is refractory
_NEUTRAL = {"+=": "0", "-=": "0", "*=": "1", "/=": "1", "**=": "1"}


#: the spikes of a step in which nobody fires
NOBODY = np.empty(0, np.int64)


def print_plan(operations):
    """Write the step function of a plan.

    Parameters
    ----------
    operations : list of Operation
        In the order of the schedule.

    Returns
    -------
    source : str
        The source of a function ``run(first_step, last_step, dt, rng, progress, ...)``.
    bound : dict of str to object
        What to call it with beyond the named five.
    """
    writer = Writer(written(operations))
    waking = {}
    for operation in operations:
        writer.line("")
        for line in _comment(operation):
            writer.line(f"# {line}")
        if operation.every == 1:
            _write(writer, operation, waking)
        else:
            with writer.block(f"if step % {operation.every} == 0:"):
                _write(writer, operation, waking)
    return writer.text(), writer.bound


def _comment(operation):
    said = [line.strip() for line in operation.comment.split("\n") if line.strip()]
    title = f"{operation.when.replace('_', ' ')}: {operation.owner}"
    return [f"{title}: {said[0]}"] + said[1:] if said else [title]


def _write(writer, operation, waking):
    match operation:
        case Assign():
            _assign(writer, operation)
        case Exact():
            write_linear_step(writer, operation)
        case Wake():
            _wake(writer, operation, waking)
        case Threshold():
            _threshold(writer, operation, waking)
        case Emit():
            _emit(writer, operation)
        case OnEvent():
            _on_event(writer, operation)
        case Deliver():
            _deliver(writer, operation)
        case RecordState():
            _record_state(writer, operation)
        case RecordSpikes():
            monitor = writer.bind(operation.owner, operation.monitor)
            with writer.block(f"if {operation.event}.size:"):
                writer.line(f"{monitor}.append(t, {operation.event})")
        case Call():
            writer.line(f"{writer.bind(operation.owner, operation.function)}()")


# --- whole groups ---


def _assign(writer, operation):
    held = []
    for target, how, value in operation.assignments:
        if isinstance(target, str):
            result = compute(writer, value, operation.size)
            held.append(result)
            writer.line(f"{target} = {result}")
            continue
        array = writer.array(target.variable)
        direct = how == "=" and target.variable not in operation.guard
        direct = direct and target.via is None and not target.variable.shared
        result = compute(writer, value, operation.size, array if direct else None)
        _store(writer, operation, target, how, array, result)
        writer.release(result)
    writer.release(*held)


def _store(writer, operation, target, how, array, result):
    awake = operation.guard.get(target.variable)
    if target.via is not None:
        writer.line(_scatter(how, array, writer.array(target.via), result))
    elif awake is not None:
        change = result if how == "=" else f"np.{_IN_PLACE[how]}({array}, {result})"
        writer.line(f"np.copyto({array}, {change}, where={writer.array(awake)}, casting='unsafe')")
    elif how != "=":
        writer.line(f"np.{_IN_PLACE[how]}({array}, {result}, {array}, casting='unsafe')")
    elif result != array:
        writer.line(f"np.copyto({array}, {result}, casting='unsafe')")


# --- thresholds, refractoriness, resets ----------------------------------------------------------


def _wake(writer, operation, waking):
    awake = writer.array(operation.awake.variable)
    if operation.condition is not None:
        result = compute(writer, operation.condition, operation.size, awake)
        if result != awake:
            writer.line(f"np.copyto({awake}, {result})")
        return
    last, duration = writer.array(operation.last.variable), writer.hoist(operation.duration)
    steps, due = f"refractory_steps_of_{operation.owner}", f"waking_of_{operation.owner}"
    writer.ahead(f"{steps} = runtime.steps_in({duration}, dt)")
    writer.ahead(f"{due} = runtime.asleep({last}, {awake}, {steps}, first_step, dt)")
    waking[operation.owner] = f"{due}[step + {steps}]"
    with writer.block(f"if step in {due}:"):
        writer.line(f"{awake}[{due}.pop(step)] = True")


def _threshold(writer, operation, waking):
    event, size = operation.event, operation.size
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
        writer.line(f"{writer.array(operation.last.variable)}[{event}] = t")
        writer.line(f"{awake}[{event}] = False")
        if operation.owner in waking:
            writer.line(f"{waking[operation.owner]} = {event}")


def _emit(writer, operation):
    table = writer.bind(f"spikes_by_step_of_{operation.owner}", operation.by_step)
    nobody = writer.bind("nobody", NOBODY)
    step = "step" if operation.every == 1 else f"step // {operation.every}"
    step = f"({step}) % {operation.period}" if operation.period else step
    writer.line(f"{operation.event} = {table}.get({step}, {nobody})")


def _on_event(writer, operation):
    event = operation.event
    with writer.block(f"if {event}.size:"):
        for target, how, value in operation.assignments:
            text = numpy_text(value.tree, writer.spell(value.meaning, event), f"{event}.size")
            place = target
            if not isinstance(target, str):
                place = writer.array(target.variable)
                place += "[:]" if target.variable.shared else f"[{event}]"
            writer.line(f"{place} {how} {text}")


# --- synapses ---


def _deliver(writer, operation):
    path, name = operation.pathway, operation.owner
    first, order = (
        writer.bind(f"{name}_first", path.first),
        writer.bind(f"{name}_order", path.order),
    )
    reached = f"runtime.fan_out({operation.event}, {first}, {order})"
    if not operation.delayed:
        with writer.block(f"if {operation.event}.size:"):
            writer.line(f"synapses = {reached}")
            _at_synapses(writer, operation)
        return
    pending = writer.bind(f"{name}_pending", path.pending)
    delays = writer.bind(f"{name}_delay_steps", path.delays)
    with writer.block(f"if {operation.event}.size:"):
        writer.line(f"runtime.later({pending}, step, {reached}, {delays})")
    with writer.block(f"if step in {pending}:"):
        writer.line(f"synapses = runtime.arriving({pending}, step)")
        _at_synapses(writer, operation)


def _at_synapses(writer, operation):
    if operation.one_by_one:
        with writer.block("for synapses in synapses.reshape(-1, 1):"):
            _synaptic_lines(writer, operation)
    else:
        _synaptic_lines(writer, operation)


def _synaptic_lines(writer, operation):
    _look_up_ends(writer, operation)
    if operation.since is not None:
        _bring_up_to_date(writer, operation)
    for target, how, value in operation.assignments:
        text = _at_synapse(writer, value)
        if isinstance(target, str):
            writer.line(f"{target} {how} {text}")
        elif target.variable.shared:
            writer.line(f"{writer.array(target.variable)}[:] {how} {text}")
        elif target.via is None:
            writer.line(f"{writer.array(target.variable)}[synapses] {how} {text}")
        else:
            _at_neuron(writer, operation, target, how, text)


def _look_up_ends(writer, operation):
    """Write the neurons at both ends of the synapses, where they are needed."""
    values = [value for _, _, value in operation.assignments]
    values += [v for _, rate, drive in operation.relaxing for v in (rate, drive) if v is not None]
    used = [v.meaning.get(name) for v in values for name in value_names(v.tree)]
    used += [target for target, _, _ in operation.assignments]
    ends = {r.via.name: r.via for r in used if isinstance(r, Reference) and r.via is not None}
    for name, local in (("i", "source"), ("j", "target")):
        if name in ends:
            writer.line(f"{local} = {writer.array(ends[name])}[synapses]")


def _bring_up_to_date(writer, operation):
    since = writer.array(operation.since.variable)
    if operation.relaxing:
        writer.line(f"elapsed = t - {since}[synapses]")
    for state, rate, drive in operation.relaxing:
        place = f"{writer.array(state.variable)}[synapses]"
        rate = _at_synapse(writer, rate)
        if drive is None:
            writer.line(f"{place} *= np.exp(({rate}) * elapsed)")
        else:
            drive = _at_synapse(writer, drive)
            writer.line(f"{place} = exact.relax({place}, {rate}, {drive}, elapsed)")
    writer.line(f"{since}[synapses] = t")


def _at_synapse(writer, resolved):
    if writer.single(resolved) and writer.invariant(resolved):
        return writer.hoist(resolved)
    spell = writer.spell(resolved.meaning, "synapses", "source", "target")
    return numpy_text(resolved.tree, spell, "synapses.size")


def _at_neuron(writer, operation, target, how, text):
    """Write a change of a variable of the neurons at one end."""
    array = writer.array(target.variable)
    index = "source" if target.via.name == "i" else "target"
    awake = operation.guard.get(target.variable)
    if awake is not None:
        keep = _NEUTRAL.get(how, f"{array}[{index}]")
        text = f"np.where({writer.array(awake)}[{index}], {text}, {keep})"
    if operation.one_by_one:
        writer.line(f"{array}[{index}] {how} {text}")
    else:
        writer.line(_scatter(how, array, index, text))


def _scatter(how, array, index, text):
    """Several synapses may end at one neuron, and each of them counts."""
    if how == "=":
        return f"{array}[{index}] = {text}"
    return f"np.{_IN_PLACE[how]}.at({array}, {index}, {text})"


# --- monitors ---


def _record_state(writer, operation):
    n = operation.every
    row, rows = "step - first_step", "last_step - first_step"
    if n != 1:  # ceil(a/n) is -(-a // n)
        row = f"step // {n} + -first_step // {n}"
        rows = f"-first_step // {n} - -last_step // {n}"
    make_room = writer.bind(f"{operation.owner}_make_room", operation.make_room)
    writer.line(f"row = {row}")
    for name, value in operation.values.items():
        room = f"{name}_rows_of_{operation.owner}"
        writer.ahead(f"{room} = {make_room}({name!r}, {rows})")
        result = compute(writer, value, operation.size)
        text = result
        if operation.index is not None and not writer.single(value):
            text += f"[{writer.bind(f'{operation.owner}_index', operation.index)}]"
        writer.line(f"{room}[row] = {text}")
        writer.release(result)
