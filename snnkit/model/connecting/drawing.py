"""Drawing at random which of many pairs become synapses."""

from __future__ import annotations

from math import log1p, sqrt

import numpy as np

from ...engine.random import generator

__all__ = ["different", "successes"]

#: numbers that are drawn in one go
BLOCK = 1 << 20


def successes(trials, p):
    """Draw which of many trials succeed, each with the chance p.

    The gaps between successes are drawn, which have a geometric distribution; so the effort goes
    with the number of successes, not with that of trials.

    Parameters
    ----------
    trials : int
    p : float
        At least 0, and less than 1.

    Yields
    ------
    ndarray of int
        The numbers of those that succeed, in ascending order, some at a time.
    """
    if p == 0:
        return
    last, mean = -1, -1 / log1p(-p)
    while last < trials - 1:
        expected = (trials - last) * p
        count = min(int(expected + 4 * sqrt(expected)) + 16, BLOCK)
        gaps = generator().standard_exponential(count)
        gaps *= mean
        found = np.minimum(gaps, trials, out=gaps).astype(np.int64)
        found += 1
        np.cumsum(found, out=found)
        found += last
        last = int(found[-1])
        yield found[: np.searchsorted(found, trials)] if last >= trials else found


def different(available, wanted):
    """Draw for each of several lotteries some different numbers from 0 up to what is available.

    Parameters
    ----------
    available, wanted : ndarray of int
        For each lottery: how many numbers there are, and how many to draw.

    Returns
    -------
    owner, number : ndarray of int
        All numbers drawn, ascending for each lottery, and which lottery each belongs to.
    """
    rng, numbers = generator(), [np.zeros(0, np.int64)]
    for total, size in zip(available.tolist(), wanted.tolist(), strict=True):
        numbers.append(np.sort(rng.choice(total, size, replace=False)))
    return np.repeat(np.arange(len(wanted)), wanted), np.concatenate(numbers)
