"""Results go to variables at once, rather than to temporaries first, where that is the same."""

from __future__ import annotations

import ast

from ..language.nodes import nodes
from .variables import Reference

__all__ = ["without_detours"]


def without_detours(assignments, guard):
    """Return assignments in which fewer temporaries are used.

    A method of integration computes the new values of all variables before it sets any. But if
    nobody reads a variable any more, its new value can be written to it directly.

    Parameters
    ----------
    assignments : list of (Reference or str, str, Resolved)
    guard : collection of Variable
        What must not be set just so.

    Returns
    -------
    list
        Of the same form, with the same results.
    """
    result = list(assignments)
    for place in reversed(range(len(result))):
        target, how, value = result[place]
        if not isinstance(target, str) or how != "=":
            continue
        goal = _only_use(result, place, target)
        if goal is None or not _is_free(result[place + 1 : goal], result[goal][0], guard):
            continue
        result[place] = (result[goal][0], "=", value)
        del result[goal]
    return result


def _only_use(assignments, place, local):
    """Return where a temporary is handed to a variable, if that is all that it is used for."""
    others = [k for k in range(len(assignments)) if k != place]
    users = [k for k in others if local in _names(assignments[k])]
    if len(users) != 1 or users[0] < place:
        return None
    target, how, value = assignments[users[0]]
    handed_on = isinstance(target, Reference) and how == "=" and isinstance(value.tree, ast.Name)
    return users[0] if handed_on else None


def _names(assignment):
    """Return the temporaries that an assignment reads or sets."""
    target, _, value = assignment
    read = {str(thing) for thing in _things(value)}
    return read | ({str(target)} if isinstance(target, str) else set())


def _things(value):
    """Return what the names in an expression stand for."""
    names = {node.id for node in nodes(value.tree) if isinstance(node, ast.Name)}
    return [value.meaning.get(name, name) for name in names]


def _is_free(between, target, guard):
    """Whether a variable may be set now, as nothing that comes before its turn minds."""
    variable = target.variable
    if target.via is not None or variable.shared or variable in guard:
        return False
    for other, _, value in between:
        things = [*_things(value), other]
        read = {v.base for r in things if isinstance(r, Reference) for v in r.chain}
        if variable.base in read:
            return False
    return True
