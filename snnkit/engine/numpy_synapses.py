"""Writes what happens at synapses, in vectorised numpy: at those that spikes reach now."""

from __future__ import annotations

import numpy as np

from .expressions import numpy_text, value_names
from .plan import ENDS
from .variables import Reference

__all__ = ["IN_PLACE", "scatter", "write_delivery"]

#: numpy's functions that change an array in place
IN_PLACE = {"+=": "add", "-=": "subtract", "*=": "multiply", "/=": "divide"}
IN_PLACE |= {"//=": "floor_divide", "%=": "remainder", "**=": "power"}
#: what changes nothing when a guarded neuron is refractory
_NEUTRAL = {"+=": "0", "-=": "0", "*=": "1", "/=": "1", "**=": "1"}


def write_delivery(writer, operation, event):
    """Write the lines for a `Deliver` operation; `event` is the name of the neurons that fire."""
    path, name, step = operation.pathway, operation.owner, writer.time["step"]
    end = operation.only_end()
    if operation.delayed:
        # asked for anew each time: the other engine may have taken the account over in between
        under_way = f"{writer.bind(name, path)}.under_way"
        if end is not None:
            ends = writer.array(end)
            _at_ends(writer, operation, end, f"{under_way}.advance_to({ends}, {step}, {event})")
            return
        _at_pieces(writer, operation, f"{under_way}.advance({step}, {event})")
        return
    with writer.block(f"if {event}.size:"):
        if path.fan.one_each and operation.turns in ("", "statements"):
            writer.line(f"synapses = {event}")
            _synaptic_lines(writer, operation)
            return
        first = writer.bind(f"{name}_first", path.fan.first)
        if end is not None:
            far = writer.bind(f"{name}_{end.name}", path.fan.far(end.values))
            reached = f"propagation.fan_out({event}, {first}, {far}, {path.few})"
            _at_ends(writer, operation, end, reached)
            return
        order = writer.bind(f"{name}_order", path.fan.order)
        reached = f"propagation.fan_out({event}, {first}, {order}, {path.few})"
        _at_pieces(writer, operation, reached)


def _at_ends(writer, operation, end, pieces):
    with writer.block(f"for {ENDS[end.name]} in {pieces}:"):
        _write_changes(writer, operation, {end: ENDS[end.name]})


def _at_pieces(writer, operation, pieces):
    if operation.turns in ("statements", "synapses"):
        regrouped = "singly" if operation.turns == "synapses" else "together"
        pieces = f"propagation.{regrouped}({pieces})"
    with writer.block(f"for synapses in {pieces}:"):
        _synaptic_lines(writer, operation)


def _synaptic_lines(writer, operation):
    table = _table(writer, operation)
    local = _look_up(writer, operation)
    for name, value in operation.held:
        text = _at_synapse(writer, value, local)
        writer.line(f"{name} = " + (f"np.copy({text})" if text.isidentifier() else text))
    if operation.since is not None:
        _bring_up_to_date(writer, operation, local)
    _write_changes(writer, operation, local)
    written = sorted(operation.writes() & local.keys(), key=lambda v: v.name)
    for variable in written:
        if variable.records is None:
            writer.line(f"{writer.array(variable)}[synapses] = {local[variable]}")
    if operation.since is not None:  # last, as the statements may ask how long ago it was
        since = _at_synapses(writer, operation.since.variable)
        writer.line(f"{since} = {_now(writer, operation, local)}")
    if table is not None:
        writer.line(f"records.put({table}, synapses, here)")


def _write_changes(writer, operation, local):
    flat = set()  # the synapses' own variables that have been set to one value for all
    for target, how, value in operation.assignments:
        text = _at_synapse(writer, value, local)
        if isinstance(target, str):  # not in place: it may be one value, or another name for some
            text = text if how == "=" else f"{target} {how[:-1]} ({text})"
            writer.line(f"{target} = {text}")
        elif target.variable.shared:
            writer.line(f"{writer.array(target.variable)}[:] {how} {text}")
        elif target.via is None:
            if target.variable in flat and how != "=":
                how, text = "=", f"{local[target.variable]} {how[:-1]} ({text})"
            _at_own(writer, target.variable, how, text, local)
            (flat.add if _is_flat(value, flat) else flat.discard)(target.variable)
        else:
            _at_neuron(writer, operation, target, how, text, local)


def _is_flat(value, flat):
    """Whether an expression may have one value for all synapses, given which variables have."""
    things = [value.meaning.get(name) for name in value_names(value.tree)]
    references = [thing for thing in things if isinstance(thing, Reference)]
    return all(r.variable.shared or r.variable in flat for r in references)


def _table(writer, operation):
    """Write how the synapses' records are looked up; return their array, or None without any."""
    own = [r.variable for r in operation.touched() if r.via is None]
    kept = next((variable for variable in own if variable.records is not None), None)
    if kept is None:
        return None
    table = writer.bind(f"{kept.owner}_records", kept.records)
    writer.line(f"here = records.rows({table}, synapses)")
    return table


def _at_synapses(writer, variable):
    """Return the text of a variable's values for the synapses that are dealt with."""
    if variable.records is not None:
        return f"here['{variable.name}']"
    return f"{writer.array(variable)}[synapses]"


def _at_own(writer, variable, how, text, local):
    """Write a change of a variable of the synapses themselves."""
    if how != "=":
        writer.line(f"{local[variable]} {how} {text}")
        return
    if variable.records is None and text.isidentifier():
        text = f"np.copy({text})"  # two names for one array would change together
    writer.line(f"{_whole(variable, local)} = {text}")


def _whole(variable, local):
    """Return how new values are assigned to a variable that was looked up: into its record."""
    return local[variable] if variable.records is None else f"{local[variable]}[:]"


def _look_up(writer, operation):
    """Write the neurons at both ends of the synapses, and the synapses' own variables.

    Returns the names for them: what is used often is looked up once.
    """
    local = {}
    for reference in operation.touched():
        index, own = reference.chain[-1], reference.via is None
        if index in local or index.shared or index is getattr(operation.since, "variable", None):
            continue
        if not own and index.name in ENDS:
            local[index] = ENDS[index.name]
        elif own and not (index.dtype == np.int32 and index.read_only):  # i and j are used once
            local[index] = f"{writer.array(index)}_here"
        else:
            continue
        found = _at_synapses(writer, index)
        if not own:
            found = f"propagation.partners({writer.array(index)}, synapses)"
        writer.line(f"{local[index]} = {found}")
    return local


def _bring_up_to_date(writer, operation, local):
    if operation.event_driven:
        then = _at_synapses(writer, operation.since.variable)
        writer.line(f"elapsed = {_now(writer, operation, local)} - {then}")
    decays = {}
    for state, rate, drive in operation.relaxing:
        place, key = local[state.variable], id(rate)
        rate = _at_synapse(writer, rate, local)
        if drive is None and key not in decays:
            decays[key] = f"decay_{len(decays) + 1}"
            writer.line(f"{decays[key]} = np.exp(({rate}) * elapsed)")
        if drive is None:
            writer.line(f"{place} *= {decays[key]}")
        else:
            drive = _at_synapse(writer, drive, local)
            relaxed = f"exact.relax({place}, {rate}, {drive}, elapsed)"
            writer.line(f"{_whole(state.variable, local)} = {relaxed}")
    for states, matrix, drive in operation.coupled:
        places = ", ".join(local[state.variable] for state in states)
        rows = ", ".join(_texts(writer, row, local) for row in matrix)
        system = f"[{places}], [{rows}], {_texts(writer, drive, local)}"
        changed = ", ".join(_whole(state.variable, local) for state in states)
        writer.line(f"{changed} = exact.relax_together({system}, elapsed)")


def _texts(writer, entries, local):
    texts = ("None" if e is None else _at_synapse(writer, e, local) for e in entries)
    return f"[{', '.join(texts)}]"


def _now(writer, operation, local):
    told = operation.now
    return writer.time["t"] if told is None else _at_synapse(writer, told, local)


def _at_synapse(writer, resolved, local):
    if writer.single(resolved) and writer.invariant(resolved):
        return writer.hoist(resolved)
    return numpy_text(resolved, writer.spell(resolved, "synapses", local, "synapses.size"))


def _at_neuron(writer, operation, target, how, text, local):
    """Write a change of a variable of the neurons at one end."""
    array, index = writer.array(target.variable), writer.element(target.via, "synapses", local)
    awake = operation.guard.get(target.variable)
    if awake is not None and how in ("//=", "%="):  # there is no number that changes nothing
        writer.line(f"awake = {writer.array(awake)}[{index}]")
        text, index = f"np.broadcast_to({text}, awake.shape)[awake]", f"{index}[awake]"
    elif awake is not None:
        keep = _NEUTRAL.get(how, f"{array}[{index}]")
        text = f"np.where({writer.array(awake)}[{index}], {text}, {keep})"
    if operation.turns in ("neurons", "synapses"):  # no neuron occurs twice
        writer.line(f"{array}[{index}] {how} {text}")
    else:
        writer.line(scatter(how, array, index, text))


def scatter(how, array, index, text):
    """Several synapses may end at one neuron, and each of them counts."""
    if how == "=":
        return f"{array}[{index}] = {text}"
    return f"np.{IN_PLACE[how]}.at({array}, {index}, {text})"
