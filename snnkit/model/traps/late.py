"""Monitors of a part of a group that look for an event before it is found out."""

from __future__ import annotations

from ...engine.plan import SLOTS, places
from ...errors import warn
from ..monitors.events import EventMonitor
from ..population import Subgroup
from .telling import first_time

__all__ = ["warn_of_late"]


def warn_of_late(things):
    """Warn of monitors that record the events of the step before, as Brian 2 has them do."""
    for thing in things:
        if isinstance(thing, EventMonitor) and thing.active and isinstance(thing.source, Subgroup):
            _warn_if_late(thing)


def _warn_if_late(monitor):
    whole, event, known = monitor.source.whole, monitor.event, places(SLOTS)
    place, rank = whole.event_schedule(event)
    seen, found = (monitor.when, monitor.order), (place, rank)
    usual = monitor.source.event_schedule(event)
    if seen != (usual[0], usual[1] + 1) or place not in known:
        return  # it was said when to look
    if (known[seen[0]], seen[1]) < (known[place], rank) and first_time(monitor, "late"):
        name = "spikes" if event == "spike" else f"`{event}`"
        warn(
            f"`{monitor.name}` records {name} of `{monitor.source.name}` one time step late, in "
            f"Brian 2, too: of a part it looks in {seen[0]!r}, order {seen[1]}, before what "
            f"happens in {found[0]!r}, order {found[1]}. Write `when={place!r}, order={rank + 1}`."
        )
