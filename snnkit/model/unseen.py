"""Objects that `run` ignores, since they are in a list or an attribute, not in a variable."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice
from types import FunctionType, ModuleType

from .base import NetworkObject, VariableOwner, current_scope, living
from .telling import first_time, warn_user

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
        # what is in two containers is told of once; what was left on purpose, only once too
        found = [(key, thing) for key, thing in entries if id(thing) in left_out]
        for _, thing in found:
            left_out.pop(id(thing), None)
        if found and any([first_time(thing, "unseen") for _, thing in found]):
            warn_user(_message(holder, kind, found))


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
    if isinstance(value, (list, tuple)):
        return type(value).__mro__[-2].__name__, enumerate(value)
    if isinstance(value, (set, frozenset)):
        return "set", ((None, thing) for thing in value)
    if isinstance(value, Mapping):
        return "dict", list(value.items())
    if isinstance(value, (NetworkObject, type, FunctionType)):
        return "", ()
    kind = "module" if isinstance(value, ModuleType) else "object"
    return kind, list(getattr(value, "__dict__", {}).items())


def _message(holder, kind, found):
    names = [f"`{thing.name}`" for _, thing in found[:NAMED]]
    if len(found) > NAMED:
        names.append(f"{len(found) - NAMED} more")
    who = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    they, are, own = ("it", "is", "a variable") if len(found) == 1 else ("they", "are", "variables")
    are_own = f"not in {own} of {'its' if len(found) == 1 else 'their'} own"
    if kind in ("module", "object"):
        places = [f"{holder}.{key}" for key, _ in found]
        where = " and ".join(f"`{place}`" for place in places[:NAMED])
    else:
        places = [holder]
        where = f"the {kind} `{holder}`"
    return (
        f"`run` does not see {who}: {they} {are} in {where}, {are_own}. "
        f"Run {'it' if len(found) == 1 else 'them'} in a network: "
        f"`net = Network(collect(), {', '.join(places)})`, then `net.run(...)`."
    )
