"""A trap: statements of a synapse that call one variable of a neuron by two names."""

from __future__ import annotations

from ...errors import warn

__all__ = ["warn_of_two_names"]


def warn_of_two_names(owner, parsed):
    """Warn if a variable is used by another name than the one by which it was changed before.

    In Brian 2 each name is a variable of its own while statements are carried out, if it compiles
    them; if it does not, they are the same.
    """
    changed = {}
    for statement in parsed:
        updated = [statement.target] if statement.operation != "=" else []
        for name in (*statement.expression.names, *updated):
            first = changed.get(_place(owner, name), name)
            if first != name:
                return warn(
                    f"`{name}` and `{first}` are the same variable here, changed by a statement "
                    f"before: `{name}` has its new value. In Brian 2 it is the new one without "
                    "compiler, and the old one with. Use one of the two names."
                )
        place = _place(owner, statement.target)
        if place is not None:
            changed.setdefault(place, statement.target)
    return None


def _place(owner, name):
    reference = owner._refer(name)
    return None if reference is None else tuple(reference.chain)
