"""Traps: statements of synapses whose results depend on which synapse has its turn first."""

from __future__ import annotations

from ...errors import warn
from ..synaptic.turns import aliases, in_doubt
from .telling import first_time

__all__ = ["warn_of_subexpressions", "warn_of_turns"]


def warn_of_turns(pathway, steps, turns):
    """Warn if Brian 2 may give other numbers, or if a neuron's variable changes many times.

    Parameters
    ----------
    pathway : Pathway
    steps : list of Step
    turns : str
        What takes turns, see `turns_of`.
    """
    problem = _two_names(steps, turns) or _depends_on_turns(pathway, steps, turns)
    if problem and first_time(pathway, "turns"):
        warn(problem)


def warn_of_subexpressions(pathway, before):
    """Warn of subexpressions that Brian 2 computes at another time if it compiles statements.

    Parameters
    ----------
    pathway : Pathway
    before : iterable of str
        Those whose values would be others if they were computed before all statements.
    """
    name = next(iter(before), None)
    if name is not None and first_time(pathway, "subexpressions"):
        warn(
            f"`{name}` is computed where it is read first, from what has changed until then, as in "
            "Brian 2 without a compiler. With one, Brian 2 computes it before all statements, and "
            "before event-driven variables decay. Write its formula in its place, and both agree."
        )


def _two_names(steps, turns):
    """In Brian 2 each name is a variable of its own while statements are carried out in turns."""
    changed = {}
    for step in steps:
        used = step.read | ({step.name: step.target} if step.how != "=" else {})
        for name, reference in used.items():
            first = changed.get(_place(reference), name)
            if first != name:
                return (
                    f"`{name}` and `{first}` are the same variable here, changed by a statement "
                    f"before: {_value_of_second(name, turns)} Use one of the two names."
                )
        if step.changes_neurons:
            changed.setdefault(_place(step.target), step.name)
    return ""


def _value_of_second(name, turns):
    if turns == "synapses":
        return f"`{name}` still has its old value, as in Brian 2."
    return (
        f"`{name}` has its new value. In Brian 2 it is the new one without compiler, and the old "
        "one with."
    )


def _place(reference):
    return tuple(reference.chain) if hasattr(reference, "chain") else reference


def _depends_on_turns(pathway, steps, turns):
    if not turns:
        return ""
    name = in_doubt(steps)
    if turns == "statements":
        advice = "" if aliases(steps) else " Both agree if a value is read before it is changed."
        return (
            f"What spikes that come together do to `{name}` depends on who comes first. Here each "
            "statement is carried out for all synapses that they reach, and then the next one, as "
            "in Brian 2 without a compiler. With one, Brian 2 carries out all statements for one "
            f"synapse, and then for the next.{advice}"
        )
    near = pathway.synapses.variables["i" if pathway.end == "pre" else "j"]
    if any(s.changes_neurons and s.name == name and s.target.via.variable is near for s in steps):
        return (
            f"`{name}` changes once for each synapse of a neuron that spikes, and each synapse "
            "finds what the one before has left. If it is to change once for each spike, change "
            "it in the `reset` of the neurons, or keep it in the synapses."
        )
    return ""
