"""Panels above each other in one picture: where each goes, and how its axis is stretched."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

__all__ = ["Band", "bands", "ticks"]


@dataclass(frozen=True)
class Band:
    """The place of a panel in a picture.

    Attributes
    ----------
    top, height : float
        In pixels, counted from the top of the picture.
    total : float
        The height of the whole picture.
    """

    top: float
    height: float
    total: float

    @property
    def ends(self):
        """Bottom and top of the panel as fractions of the picture, counted from its bottom."""
        return 1 - (self.top + self.height) / self.total, 1 - self.top / self.total

    def stretch(self, low, high):
        """Return the range of an axis as high as the picture that puts low..high in the band.

        >>> Band(top=50, height=50, total=100).stretch(0, 1)
        (0.0, 2.0)
        """
        bottom, top = self.ends
        whole = (high - low) / (top - bottom)
        start = low - bottom * whole
        return start, start + whole

    def place(self, value, low, high):
        """Return where a value of an axis lies, as a fraction of the picture."""
        bottom, top = self.ends
        return bottom + (np.asarray(value) - low) / (high - low) * (top - bottom)


def bands(heights, head) -> list[Band]:
    """Stack panels of these heights, each below a headline of height `head`.

    >>> [band.top for band in bands([30, 60], head=10)]
    [10, 50]
    """
    total = sum(heights) + head * len(heights)
    placed, top = [], 0
    for height in heights:
        top += head
        placed.append(Band(top, height, total))
        top += height
    return placed


def ticks(low, high, about=4) -> np.ndarray:
    """Return round numbers from low to high, about so many.

    >>> ticks(-0.3, 10.2)
    array([ 0.,  2.,  4.,  6.,  8., 10.])
    """
    rough = (high - low) / about
    power = 10.0 ** np.floor(np.log10(rough))
    step = power * min((1, 2, 5, 10), key=lambda m: abs(np.log(m * power / rough)))
    first, last = np.ceil(low / step - 1e-9), np.floor(high / step + 1e-9)
    found = np.arange(first, last + 1) * step
    return found + 0.0  # -0.0 would be written with its sign
