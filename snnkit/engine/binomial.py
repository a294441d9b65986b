"""Binomial numbers, drawn by looking up uniform ones: several times as fast as numpy's own."""

from __future__ import annotations

from functools import lru_cache
from math import exp, log1p

import numpy as np

__all__ = ["binomial", "chances_up_to"]

#: up to which mean a table is looked through; beyond, numpy's way is as fast
HIGHEST_MEAN = 20.0
#: a number whose chance is less than that does not occur: uniform numbers have 53 bits
NEVER = 2.0**-60


@lru_cache(maxsize=256)
def chances_up_to(n, p):
    """Return the probabilities that at most 0, 1, 2, ... of n trials succeed; None if too many.

    The last one that is kept is 1.
    """
    if not (0 <= p < 1 and n * p <= HIGHEST_MEAN):
        return None
    none = exp(n * log1p(-p))  # (1 - p)**n would lose p's digits, if p is small
    if none <= NEVER:
        return None
    chances, k = [none], 0
    while k < n and (k < n * p or chances[-1] > NEVER):
        chances.append(chances[-1] * (n - k) / (k + 1) * p / (1 - p))
        k += 1
    total = np.cumsum(chances)
    total[-1] = 1.0
    return total


def binomial(rng, n, p, size):
    """Draw how many of n trials succeed, each with a probability p.

    Parameters
    ----------
    rng : numpy.random.Generator
    n, p : int, float or ndarray
    size : int

    Returns
    -------
    ndarray of int64, shape (size,)
    """
    chances = chances_up_to(n, p) if np.ndim(n) == 0 and np.ndim(p) == 0 else None
    if chances is None:
        return rng.binomial(n, p, size)
    return chances.searchsorted(rng.random(size), side="right")
