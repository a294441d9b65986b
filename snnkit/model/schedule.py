"""When in a time step something happens."""

from __future__ import annotations

from ..engine.plan import PLACES, SLOTS
from ..errors import UnusableValueError, did_you_mean

__all__ = ["place_in_step"]


def place_in_step(when):
    """Return `when`, if it is a place in the schedule of a time step."""
    if when not in PLACES:
        hint = did_you_mean(str(when), PLACES) or f"There are {', '.join(SLOTS)}."
        raise UnusableValueError(f"{when!r} is no place in the time step.", hint=hint)
    return when
