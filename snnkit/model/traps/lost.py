"""Objects that are gone before they have run: ``SpikeMonitor(G)``, kept in no variable."""

from __future__ import annotations

import weakref
from collections import deque

from ...errors import warn

__all__ = ["note_lost", "owners_of", "warn_of_lost"]

#: under these names an object has those that it belongs to
OWNERS = ("source", "target", "_source_group", "_target_group", "_group")

#: those since the last run, as far back as is worth telling: name, type, scope and owners
_lost = deque(maxlen=20)


def note_lost(thing):
    """Take note that an object is going which has never run."""
    own = thing.__dict__
    if "_made" in own and thing.collected and thing._timeline is None:
        owners = [weakref.ref(owner) for owner in owners_of(thing)]
        _lost.append((own["_name"], type(thing), own["_scope"], owners))


def owners_of(thing):
    """Return the groups that an object belongs to."""
    own = thing.__dict__
    found = (own[name] for name in OWNERS if name in own)
    return [group._whole for group in found if hasattr(group, "_whole")]


def warn_of_lost(objects, scope):
    """Warn of those that belonged to objects that run, and have not been made anew.

    Parameters
    ----------
    objects : list of NetworkObject
        Those that run.
    scope : int
        The number of the present scope.
    """
    if not _lost:  # nearly always
        return
    running = {id(thing) for thing in objects}
    alike = {(type(thing), *map(id, owners_of(thing))) for thing in objects}
    while _lost:
        name, kind, when, owners = _lost.popleft()
        owners = [id(owner()) for owner in owners]
        if when == scope and running.intersection(owners) and (kind, *owners) not in alike:
            warn(
                f"`{name}` does not run: nothing holds it any more. Put it into a variable, for "
                f"example `{name} = {kind.__name__}(...)`."
            )
