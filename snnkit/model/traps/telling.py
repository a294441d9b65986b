"""Who is told of a trap: once for each object, at a line of the user's."""

from __future__ import annotations

import sys

from ...errors import is_ours

__all__ = ["first_time", "frame_of_user"]


def frame_of_user():
    """Return the innermost frame outside of this package; None if there is none."""
    frame = sys._getframe(1)
    while frame is not None and is_ours(frame):
        frame = frame.f_back
    return frame


def first_time(thing, trap) -> bool:
    """Whether this is the first time that an object is told of a trap; from now on it is not."""
    told = thing.__dict__.setdefault("_told_of", set())
    if trap in told:
        return False
    told.add(trap)
    return True
