"""One seed for snnkit's random numbers and for numpy's own, as in Brian 2.

The random numbers of Brian 2 are those of ``numpy.random``. So its scripts say ``seed(1)`` and
have numpy's ``rand(10)`` the same again, too, or say ``np.random.seed(1)`` and have the same run.
"""

from __future__ import annotations

from functools import wraps

import numpy as np

from ..engine import random

__all__ = ["follow_numpy", "seed"]

_seed_numpy = np.random.seed


def seed(value=None) -> None:
    """Start the random numbers anew: snnkit's, and those of ``numpy.random``.

    Parameters
    ----------
    value : int, optional
        The same seed gives the same numbers; without one they are different each time.
    """
    random.seed(value)
    _seed_numpy(value)


def follow_numpy():
    """Let `numpy.random.seed` start snnkit's random numbers anew: the last time, and the next."""
    if not random.is_started():
        _seed_as_numpy()
    np.random.seed = _seed_both


@wraps(_seed_numpy)
def _seed_both(*args, **kwargs):
    _seed_numpy(*args, **kwargs)
    _seed_as_numpy()


def _seed_as_numpy():
    state = np.random.get_state(legacy=False)["state"]
    if "key" in state:  # not so if somebody has given numpy a generator of another kind
        random.seed(state["key"][:16])
