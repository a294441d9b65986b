"""The one stream of random numbers that connecting and running draw from."""

from __future__ import annotations

from contextlib import contextmanager

import numpy as np

from ..calls import told
from ..errors import UnusableValueError

__all__ = ["generator", "is_started", "numbers_from", "seed", "state_address"]

_generator = None


def generator() -> np.random.Generator:
    """Return the generator that all random numbers of snnkit come from."""
    global _generator
    if _generator is None:
        _generator = np.random.default_rng()
    return _generator


@told
def seed(value=None) -> None:
    """Start the random numbers anew.

    Parameters
    ----------
    value : int, optional
        The same seed gives the same numbers; without one they are different each time.

    Examples
    --------
    >>> seed(4321)
    """
    global _generator
    try:
        _generator = np.random.default_rng(value)
    except (TypeError, ValueError):
        raise UnusableValueError(f"A seed is a whole number from 0 on, not {value!r}.") from None


def is_started() -> bool:
    """Whether random numbers have been seeded, or drawn."""
    return _generator is not None


@contextmanager
def numbers_from(value):
    """Draw from a seed of one's own; the user's stream of random numbers goes on undisturbed.

    >>> with numbers_from(1):
    ...     x = generator().random()
    """
    global _generator
    kept = generator()
    seed(value)
    try:
        yield
    finally:
        _generator = kept


def state_address(rng):
    """Return where a generator keeps its state and increment, 128 bits each; None if unknown.

    Compiled code draws from there, so that numpy and it share one stream.
    """
    import ctypes

    bits = rng.bit_generator
    if type(bits).__name__ != "PCG64":
        return None
    address = ctypes.c_uint64.from_address(bits.ctypes.state_address).value
    found = [ctypes.c_uint64.from_address(address + 8 * k).value for k in range(4)]
    state = bits.state["state"]
    known = [
        half for value in (state["state"], state["inc"]) for half in divmod(value, 2**64)[::-1]
    ]
    return address if found == known else None
