"""Models that run, but hardly as they were meant: warnings when they run for the first time."""

from __future__ import annotations

from .clocks import warn_of_clocks
from .doubles import warn_of_doubles
from .late import warn_of_late
from .thresholds import warn_of_thresholds

__all__ = ["warn_of_models"]


def warn_of_models(things, names):
    """Warn of what is known to surprise.

    Parameters
    ----------
    things : list of NetworkObject
        All that belongs to a network that is ready to run.
    names : Names
        Where to look up names from outside.
    """
    warn_of_thresholds(things, names)
    warn_of_clocks(things)
    warn_of_doubles(things, names)
    warn_of_late(things)
