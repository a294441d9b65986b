"""A trap: ``before = S.w[:]`` shows the variable itself, so that a run changes it, too."""

from __future__ import annotations

import weakref
from collections import Counter
from itertools import count

from ...errors import warn

__all__ = ["note_live", "warn_of_alike", "warn_of_live"]

#: by identity, the arrays in users' hands that are those of variables: with the variable's name,
#: and a number that rises
_live = {}
_numbers = count()
#: the number at the run before: what was taken earlier has been looked for then
_before = -1


def note_live(values, variable):
    """Take note that a user has an array that shows a variable, until it is gone."""
    key = id(values)
    reference = weakref.ref(values, lambda _: _live.pop(key, None))
    _live[key] = reference, variable, next(_numbers)


def warn_of_live(namespaces) -> int:
    """Warn if one of them has a name when a run begins: its values may be thought to stay.

    Returns
    -------
    int
        What `warn_of_alike` is to be told when the run is over.
    """
    global _before
    fresh = {key for key, (_, _, number) in _live.items() if number > _before}
    for namespace in namespaces if fresh else ():
        for name, value in list(namespace.items()):
            if id(value) in fresh and id(value) in _live and not name.startswith("_"):
                _warn_of(name, value)
    _before = next(_numbers)
    return _before


def _warn_of(name, value):
    reference, variable, _ = _live[id(value)]
    if reference() is value:
        del _live[id(value)]
        warn(
            f"`{name}` holds no copy of the values of `{variable}`, but these themselves, as in "
            f"Brian 2: this run changes them. If they are to stay, write `.copy()` behind them."
        )


def warn_of_alike(begin):
    """Warn if several that show the same variable were taken during a run, and are kept."""
    if not _live:
        return
    kept = Counter(variable for _, variable, number in _live.values() if number > begin)
    for variable in [variable for variable, times in kept.items() if times > 1]:
        name = f"{variable}[:]"
        warn(
            f"What has been kept of `{name}` in {kept[variable]} time steps is all the same, as in "
            f"Brian 2: the values of now. To keep those of each step, write `{name}.copy()`."
        )
