"""Warnings that point at the user's line, each told once."""

from __future__ import annotations

import os
import sys
import warnings

from ..errors import SnnkitWarning

__all__ = ["first_time", "frame_of_user", "warn_user"]

#: where the files of this package are
PACKAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "")


def frame_of_user():
    """Return the innermost frame outside of this package; None if there is none."""
    return _frame_of_user()[0]


def warn_user(message):
    """Warn at the line of the user's that led here, however many calls ago."""
    warnings.warn(message, SnnkitWarning, stacklevel=_frame_of_user()[1])


def _frame_of_user():
    """Return the frame, and how far above the caller's caller it is, as `warnings` counts."""
    frame, level = sys._getframe(2), 2
    while frame is not None and frame.f_code.co_filename.startswith(PACKAGE):
        frame, level = frame.f_back, level + 1
    return frame, level


def first_time(thing, trap) -> bool:
    """Whether this is the first time that an object is told of a trap; from now on it is not."""
    told = thing.__dict__.setdefault("_told_of", set())
    if trap in told:
        return False
    told.add(trap)
    return True
