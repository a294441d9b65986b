"""A trap: values that have grown beyond all bounds, or are no numbers any more."""

from __future__ import annotations

from ...errors import warn
from ...language.equation import DIFFERENTIAL
from .doubles import never_set, written
from .telling import first_time

__all__ = ["warn_of_unstable"]

#: the square of what is larger than anything meant, in SI units
VAST = 1e100


def warn_of_unstable(things):
    """Warn, after a run, of variables that have not been integrated well."""
    for thing in things:
        for equation in getattr(thing, "_equations", ()):
            if equation.kind == DIFFERENTIAL and _is_off(thing.variables[equation.name].values):
                if first_time(thing, "unstable"):
                    _warn(thing, equation.name, _unset(thing, things))


def _is_off(values):
    return not values @ values < VAST  # not a number, either: it compares as False


def _unset(thing, things):
    """Return the first parameter that equations read, and that is 0 as nothing has set it."""
    read = set().union(*(equation.identifiers for equation in thing._equations))
    return next((name for name in never_set(thing, written(things)) if name in read), None)


def _warn(thing, name, unset):
    found = f"`{name}` of `{thing.name}` is not a number any more for some, or very large"
    if unset is not None:
        warn(f"{found}: `{unset}` is 0, as nothing has set it. Set it before the run.")
        return
    warn(
        f"{found}. Either its equation grows without bound (look at its signs), or the steps are "
        "too large for it: try a smaller `dt`, or another `method`."
    )
