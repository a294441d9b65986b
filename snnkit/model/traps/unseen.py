"""Objects that `run` ignores, since they are in a list or an attribute, not in a variable."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice
from types import ModuleType

from ...errors import warn
from ..base import NetworkObject, current_scope, living
from ..running.network import Network
from .lost import owners_of, warn_of_lost
from .telling import first_time

__all__ = ["warn_of_unseen"]

#: how many containers, and how many entries of each, are looked at
CONTAINERS, ENTRIES = 1_000, 10_000
#: how deep containers within containers are looked for
DEPTH = 2
#: how many objects one message names
NAMED = 3


def warn_of_unseen(objects, frame):
    """Warn of objects that seem to belong to those that run, but are not in variables.

    They are in containers, or nowhere any more.

    Parameters
    ----------
    objects : list of NetworkObject
        Those that run.
    frame : frame
        The code that called `run`.

    Notes
    -----
    Each object is looked for at one run only, so that a loop of runs is not slowed down.
    """
    warn_of_lost(objects, current_scope())
    running = {id(thing) for thing in objects}
    left_out = {id(t): t for t in living() if _is_left_out(t, running) and first_time(t, "unseen")}
    if not left_out:  # nearly always; only now is it worth the while to look into containers
        return
    for thing in _in_networks(frame):
        left_out.pop(id(thing), None)
    for holder, kind, entries in islice(_containers(frame), CONTAINERS):
        is_pure = all(isinstance(thing, NetworkObject) for _, thing in entries)
        looks_complete = is_pure and kind in PLAIN
        found = [
            (key, thing)
            for key, thing in entries
            if id(thing) in left_out and (looks_complete or _belongs(thing, running))
        ]
        for _, thing in found:  # what is in two containers is told of once
            left_out.pop(id(thing), None)
        if found:
            warn(_message(holder, kind, found, is_pure))


def _is_left_out(thing, running):
    """Whether an object could have been meant to run, but takes no part.

    What has run before is left out on purpose: a recording that was put aside, say.
    """
    if id(thing) in running or not thing.collected or thing._timeline is not None:
        return False
    return thing._scope == current_scope()


def _belongs(thing, running):
    """Whether an object records, feeds or connects others that run."""
    return any(id(owner) in running for owner in owners_of(thing))


def _variables(frame):
    """Yield names and values; without those of IPython, which keeps all that it has shown."""
    for name, value in chain(list(frame.f_locals.items()), list(frame.f_globals.items())):
        if not name.startswith("_") and name not in ("In", "Out"):
            yield name, value


def _in_networks(frame):
    """Return the objects that have been put into a `Network` that is in a variable."""
    networks = [value for _, value in _variables(frame) if isinstance(value, Network)]
    return [thing for network in networks for thing in network.objects]


# --- containers ---

#: what kind of container a type is, for those that show by themselves what they contain
PLAIN = {"list": list, "tuple": tuple, "set": (set, frozenset), "dict": Mapping}


def _containers(frame):
    """Yield the containers that variables hold: where, what kind, and pairs of key and entry."""
    for name, value in _variables(frame):
        yield from _within(name, value, DEPTH)


def _within(place, value, depth):
    kind, entries = _opened(value)
    if not entries:
        return
    yield place, kind, entries
    if depth > 1 and kind != "module":
        for key, entry in entries:
            yield from _within(_place(place, kind, key), entry, depth - 1)


def _opened(value):
    """Return the kind of a container, and its entries by key; of anything else, no entries."""
    kind = next((kind for kind, types in PLAIN.items() if isinstance(value, types)), None)
    if kind == "dict":
        return kind, list(islice(value.items(), ENTRIES))
    if kind == "set":
        return kind, [(None, thing) for thing in islice(value, ENTRIES)]
    if kind is not None:
        return kind, list(islice(enumerate(value), ENTRIES))
    ours = isinstance(value, type) or type(value).__module__.split(".")[0] == "snnkit"
    attributes = {} if ours else getattr(value, "__dict__", {})
    kind = "module" if isinstance(value, ModuleType) else "object"
    return kind, list(islice(attributes.items(), ENTRIES)) if type(attributes) is dict else []


def _place(holder, kind, key):
    """Return the expression for an entry of a container."""
    if kind in ("module", "object"):
        return f"{holder}.{key}"
    return holder if kind == "set" else f"{holder}[{key!r}]"


# --- words ---


def _message(holder, kind, found, is_pure):
    names = [f"`{thing.name}`" for _, thing in found]
    attributes = kind in ("module", "object")
    as_whole = kind == "set" or (is_pure and not attributes)
    places = [holder] if as_whole else [_place(holder, kind, key) for key, _ in found]
    where = _listing([f"`{place}`" for place in places]) if attributes else f"the {kind} `{holder}`"
    they_are, own, them = "they are", "variables of their", "them"
    if len(found) == 1:
        they_are, own, them = "it is", "a variable of its", "it"
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
