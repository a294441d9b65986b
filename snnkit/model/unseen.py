"""Objects that `run` ignores, since they are in a list or an attribute, not in a variable."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice
from types import ModuleType

from ..errors import warn
from .base import NetworkObject, VariableOwner, current_scope, living
from .telling import first_time

__all__ = ["warn_of_unseen"]

#: how many entries of a container are looked at
ENTRIES = 10_000
#: how many objects one message names
NAMED = 3
#: under these names an object can be found that belongs to another one
OWNERS = ("source", "target", "_source_group", "_target_group", "_group")


def warn_of_unseen(objects, frame):
    """Warn of objects that belong to some that run, but are only inside other variables.

    Parameters
    ----------
    objects : list of NetworkObject
        Those that run.
    frame : frame
        The code that called `run`.
    """
    running = {id(thing) for thing in objects}
    left_out = {id(thing): thing for thing in living() if _is_left_out(thing, running)}
    if not left_out:  # nearly always; only now is it worth the while to look into containers
        return
    for holder, kind, entries in _containers(frame):
        entries = list(entries)
        # what is in two containers is told of once; what was left on purpose, only once too
        found = [(key, thing) for key, thing in entries if id(thing) in left_out]
        for _, thing in found:
            left_out.pop(id(thing), None)
        is_pure = all(isinstance(thing, NetworkObject) for _, thing in entries)
        if found and any([first_time(thing, "unseen") for _, thing in found]):
            warn(_message(holder, kind, found, is_pure))


def _is_left_out(thing, running):
    """Whether an object has something to do with the run, but takes no part.

    What has run before is left out on purpose: a recording that was put aside, say.
    """
    if id(thing) in running or not thing.collected or thing._timeline is not None:
        return False
    return thing._scope == current_scope() and any(id(o) in running for o in _owners(thing))


def _owners(thing):
    own = thing.__dict__
    others = [own[name] for name in OWNERS if name in own]
    return [other._whole for other in others if isinstance(other, VariableOwner)]


def _containers(frame):
    """Yield the containers in the variables of a frame: name, kind, and pairs of key and entry."""
    variables = chain(list(frame.f_locals.items()), list(frame.f_globals.items()))
    for name, value in variables:
        # IPython keeps all that it has shown, in `Out`, `_3` and the like: nobody put it there
        if not name.startswith("_") and name not in ("In", "Out"):
            kind, entries = _entries(value)
            yield name, kind, islice(entries, ENTRIES)


def _entries(value):
    """Return the kind of a container, and its entries by key."""
    if isinstance(value, (list, tuple)):
        return "list" if isinstance(value, list) else "tuple", enumerate(value)
    if isinstance(value, (set, frozenset)):
        return "set", ((None, thing) for thing in value)
    if isinstance(value, Mapping):
        return "dict", list(value.items())
    kind = "module" if isinstance(value, ModuleType) else "object"
    ours = isinstance(value, type) or type(value).__module__.split(".")[0] == "snnkit"
    return kind, () if ours else list(getattr(value, "__dict__", {}).items())


def _message(holder, kind, found, is_pure):
    names = [f"`{thing.name}`" for _, thing in found]
    one = len(found) == 1
    attributes = kind in ("module", "object")
    if attributes:
        places = [f"{holder}.{key}" for key, _ in found]
    elif is_pure or kind == "set":
        places = [holder]
    else:
        places = [f"{holder}[{key!r}]" for key, _ in found]
    where = _listing([f"`{place}`" for place in places]) if attributes else f"the {kind} `{holder}`"
    they_are, own, them = (
        ("it is", "a variable of its", "it") if one else ("they are", "variables of their", "them")
    )
    return (
        f"`run` does not see {_listing(names)}: {they_are} in {where}, not in {own} own. "
        f"Run {them} in a network: `net = Network(collect(), {', '.join(places)})`, then "
        "`net.run(...)`."
    )


def _listing(words):
    """Put words into one phrase; of many only the first."""
    if len(words) > NAMED:
        words = [*words[: NAMED - 1], f"{len(words) - NAMED + 1} more"]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
