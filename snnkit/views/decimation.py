"""Which samples of a long trace to draw, so that no spike is lost."""

from __future__ import annotations

import numpy as np

from ..errors import UnusableValueError

__all__ = ["decimate"]

FEWEST = 8


def decimate(values, most, start=0, stop=None) -> np.ndarray:
    """Return the indices of the samples to draw: the extremes of short stretches.

    A trace of 100,000 samples has more samples than the screen has columns. Taking every
    hundredth would lose spikes, and others on each zoom. Instead, the samples are divided into
    stretches of equal length, and of each stretch its lowest and its highest sample are kept:
    what is drawn has the same outline as the whole trace.

    The stretches begin at multiples of their length, counted from the first sample of the
    recording, and their length is a power of two. So the picture doesn't shimmer when the
    window moves, nor when the recording grows.

    Parameters
    ----------
    values : array_like, shape (samples,)
        The whole trace. NaN is never an extreme.
    most : int
        How many samples to keep at most, 8 or more.
    start, stop : int, optional
        The window: the samples from `start` up to, but not including, `stop`.

    Returns
    -------
    ndarray of int
        Increasing indices into `values`, the first and last sample of the window among them.
        A window of no more than `most` samples is kept as it is.

    Examples
    --------
    >>> import numpy as np
    >>> v = np.zeros(100_000)
    >>> v[54_321] = 1
    >>> kept = decimate(v, 1000)
    >>> len(kept) <= 1000, 54_321 in kept
    (True, True)
    """
    if most < FEWEST:
        raise UnusableValueError(f"A trace needs {FEWEST} points or more to be drawn, not {most}.")
    values = np.asarray(values)
    start = max(0, start)
    stop = len(values) if stop is None else min(stop, len(values))
    if stop - start <= most:
        return np.arange(start, max(start, stop))
    length = _stretch_length(start, stop, (most - 2) // 2)
    lowest, highest = _extremes(values, start, stop, length)
    return np.unique(np.concatenate([[start, stop - 1], lowest, highest]))


def _stretch_length(start, stop, most):
    """Return the shortest power of two that divides the window into `most` stretches."""
    length = 2
    while -(-stop // length) - start // length > most:
        length *= 2
    return length


def _extremes(values, start, stop, length):
    first = start // length * length
    rows = -(-(stop - first) // length)
    window = values[start:stop]
    missing = np.isnan(window) if window.dtype.kind == "f" else False
    padded = np.empty((rows, length))
    flat = padded.reshape(-1)
    found = []
    for nothing, arg in ((np.inf, np.argmin), (-np.inf, np.argmax)):
        flat[:] = nothing
        flat[start - first : stop - first] = np.where(missing, nothing, window)
        place = first + np.arange(rows) * length + arg(padded, axis=1)
        # A stretch of NaN alone, or of padding, has its extreme anywhere: keep to the window
        found.append(np.clip(place, start, stop - 1))
    return found
