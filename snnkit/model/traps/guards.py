"""A trap: two variables that stand still while refractory, in the statements of one synapse."""

from __future__ import annotations

from ...errors import warn
from .telling import first_time

__all__ = ["warn_of_guards"]


def warn_of_guards(pathway, steps, guard):
    """Warn where Brian 2 asks the wrong neuron whether it is refractory.

    Of the names in the statements that mark such variables, its generated code heeds the last
    one in the alphabet: ``v_pre`` beside ``v_post``.

    Parameters
    ----------
    pathway : Pathway
    steps : list of Step
    guard : dict of Variable to Variable
        By a variable marked (unless refractory), the one that says whether neurons are awake.
    """
    marked = {
        name: thing
        for step in steps
        for name, thing in {**step.read, step.name: step.target}.items()
        if (name in step.words or name == step.name) and _guarded(thing, guard)
    }
    last = max(marked, default=None)
    for name in (step.name for step in steps if step.name in marked):
        if _end(marked[name]) is not _end(marked[last]):
            _tell(pathway, name, last)


def _guarded(thing, guard):
    return getattr(thing, "variable", None) in guard


def _end(thing):
    return getattr(thing.via, "variable", None)


def _tell(pathway, name, last):
    if first_time(pathway, "guards"):
        warn(
            f"`{name}` and `{last}` are marked (unless refractory). Here `{name}` stands still "
            f"while its own neuron is refractory. Brian 2 asks the neuron of `{last}` (an error in "
            f"it), so that spikes may not arrive there. Read `{last}` through a subexpression of "
            "the neurons without the mark, and both agree."
        )
