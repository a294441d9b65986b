"""Sliders for the constants of a model, in units that make them easy to read."""

from __future__ import annotations

from math import ceil, floor, log10

import ipywidgets as widgets
import numpy as np

from ..units.dimensions import DIMENSIONLESS, SECOND
from ..units.quantity import wrap
from ..units.values import best_unit

__all__ = ["ConstantSlider"]


class ConstantSlider(widgets.FloatSlider):
    """A slider for one constant; it knows its unit.

    Parameters
    ----------
    name : str
    value : float
        In SI units.
    dim : Dimension
    span : (float, float), optional
        The range in SI units; by default one that fits the value.

    Examples
    --------
    >>> from snnkit.units.dimensions import SECOND
    >>> slider = ConstantSlider("tau", 0.02, SECOND)
    >>> slider.description, slider.value, slider.min, slider.max
    ('tau (ms)', 20.0, 0.5, 50.0)
    >>> slider.si
    0.02
    """

    def __init__(self, name, value, dim=DIMENSIONLESS, span=None):
        scale, symbol = best_unit(wrap(np.array(value or 1.0), dim))
        self.scale = 1.0 if dim is DIMENSIONLESS else float(scale)
        shown = value / self.scale
        low, high = span_of(shown, dim, name) if span is None else np.divide(span, self.scale)
        step = _tidy((high - low) / 100)
        low = step if dim is SECOND and low <= 0 else low
        super().__init__(
            value=round(shown, 12),
            min=float(min(low, shown)),
            max=float(max(high, shown)),
            step=step,
            description=f"{name} ({symbol})" if symbol and dim is not DIMENSIONLESS else name,
            readout_format=f".{max(0, _decimals(step))}f",
            layout={"width": "auto", "flex": "1 1 250px", "max_width": "340px"},
            style={"description_width": "92px"},
        )

    @property
    def si(self) -> float:
        """The value in SI units."""
        return float(f"{self.value * self.scale:.15g}")


def span_of(value, dim, name) -> tuple[float, float]:
    """Return a range to explore around a value.

    Times and upper bounds are positive; what else there is may change its sign.

    Examples
    --------
    >>> span_of(20, SECOND, "tau_pre")
    (0.0, 50.0)
    >>> span_of(-0.0105, DIMENSIONLESS, "A_post")
    (-0.025, 0.025)
    """
    size = abs(value) or 1.0
    high = _round_up(2 * size)
    one_sided = value > 0 and (dim is SECOND or "max" in name.lower())
    return (0.0 if one_sided else -high), high


def _round_up(value):
    power = 10.0 ** floor(log10(value) + 1e-9)
    leading = next(n for n in (1, 2, 2.5, 5, 10) if value <= n * power * (1 + 1e-9))
    return float(f"{leading * power:.12g}")


def _tidy(step):
    power = 10.0 ** floor(log10(step))
    return float(f"{max(n for n in (1, 2, 5) if n * power <= step * (1 + 1e-9)) * power:.12g}")


def _decimals(step):
    return ceil(-log10(step) - 1e-9)
