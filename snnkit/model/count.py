"""Numbers of elements that may be read like a variable."""

from __future__ import annotations

from ..errors import IndexRangeError

__all__ = ["Count"]


class Count(int):
    """How many elements there are. In Brian 2 it is a variable, so ``S.N[:]`` is it, too.

    Examples
    --------
    >>> from snnkit.model.count import Count
    >>> N = Count(9)
    >>> N, N + 1, N[:]
    (9, 10, 9)
    """

    def __getitem__(self, item):
        if item is Ellipsis or item in (slice(None), ()):
            return int(self)
        raise IndexRangeError(
            f"There is one number of elements, {int(self)}: no index is needed, unlike [{item!r}]."
        )
