"""The units that the quantities of neurons usually have, for the examples in messages."""

from __future__ import annotations

import numpy as np

from .dimensions import AMP, DERIVED, METRE, SECOND

__all__ = ["usual_unit", "with_unit"]

_USUAL = {"volt": "mV", "hertz": "Hz", "farad": "pF", "ohm": "Mohm", "siemens": "nS"}
#: by the dimension, from the commonest to the rarest
UNITS = {SECOND: "ms"}
UNITS |= {dim: _USUAL[name] for name, _, dim in reversed(DERIVED) if name in _USUAL}
UNITS |= {AMP: "nA", METRE: "um"}
#: how many numbers of an array are written out
NUMBERS = 6


def usual_unit(dim) -> str:
    """Return the unit of a dimension that one would most likely write, or an empty text.

    >>> from snnkit import ms
    >>> usual_unit(ms.dim)
    'ms'
    """
    return UNITS.get(dim, "")


def with_unit(value, dim, example=10) -> str:
    """Write numbers that lack their unit with it, as a user would; or else an example.

    >>> from snnkit import ms
    >>> with_unit([1, 2], ms.dim)
    '[1, 2]*ms'
    """
    unit = usual_unit(dim)
    plain = type(value) in (int, float, list, tuple) or isinstance(value, (np.number, np.ndarray))
    if not plain or hasattr(value, "dim"):
        value = example
    numbers = np.asarray(value)
    if numbers.ndim == 0:
        return f"{numbers[()]:g}*{unit}"
    if numbers.ndim > 1 or numbers.size > NUMBERS or numbers.dtype.kind not in "iuf":
        return f"[...]*{unit}"
    return f"[{', '.join(f'{x:g}' for x in numbers)}]*{unit}"
