"""Recorded traces: which there are, what of them to draw, and what they read at a time.

Times and values are held as they were recorded, in SI base units; a panel knows the unit that
its axis is written in. Only what is drawn is thinned out, what is read never is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..errors import UnknownVariableError, UnusableValueError, did_you_mean
from ..units.dimensions import DIMENSIONLESS, SECOND, Dimension
from ..units.quantity import wrap
from ..units.values import best_unit, dimension_of, is_numeric, plain, require
from .decimation import decimate

__all__ = [
    "AxisUnit",
    "Panel",
    "Trace",
    "Variable",
    "nearest",
    "panels",
    "recorded_in",
    "time_unit",
]

#: how many elements of a variable are shown if nobody chose
SHOWN_AT_FIRST = 6


@dataclass(frozen=True)
class AxisUnit:
    """The unit that an axis is written in.

    Attributes
    ----------
    scale : float
        The size of the unit, in SI base units.
    symbol : str
        How it is written; empty for plain numbers.
    """

    scale: float = 1.0
    symbol: str = ""

    def label(self, name) -> str:
        """Return the label of an axis.

        >>> AxisUnit(1e-3, "mV").label("v")
        'v (mV)'
        """
        return f"{name} ({self.symbol})" if self.symbol else name

    def write(self, value, digits=6) -> str:
        """Return an SI value as it is written in this unit.

        >>> AxisUnit(1e-3, "mV").write(-0.07)
        '-70 mV'
        """
        return f"{value / self.scale:.{digits}g} {self.symbol}".rstrip().replace("-0 ", "0 ")


@dataclass(frozen=True)
class Trace:
    """One variable of one neuron or synapse over time.

    Attributes
    ----------
    name : str
        How it is called in legends, such as ``'v[0]'``.
    element : int
        Which neuron or synapse it belongs to.
    series : int
        Its number among all that were recorded: curves of the same neuron look the same.
    times, values : ndarray, shape (samples,)
        In SI base units.
    dim : Dimension
        The dimension of the values.
    """

    name: str
    element: int
    series: int
    times: np.ndarray = field(repr=False)
    values: np.ndarray = field(repr=False)
    dim: Dimension = DIMENSIONLESS

    def at(self, time):
        """Return time (in seconds) and value (a quantity) of the sample nearest to a time."""
        k = nearest(self.times, time)
        return float(self.times[k]), wrap(self.values[k], self.dim)

    def within(self, start, stop, most):
        """Return times and values to draw for a window of time, at most so many.

        The samples next to the window are drawn too, so that lines reach its edges.
        """
        first = np.searchsorted(self.times, start, "left") - 1
        last = np.searchsorted(self.times, stop, "right") + 1
        kept = decimate(self.values, most, int(first), int(last))
        return self.times[kept], self.values[kept]

    def extent(self, start, stop):
        """Return the lowest and the highest value in a window of time, or None."""
        first, last = np.searchsorted(self.times, [start, stop])
        seen = self.values[first : last + 1]
        seen = seen[np.isfinite(seen)]
        return (float(seen.min()), float(seen.max())) if seen.size else None


@dataclass(frozen=True)
class Variable:
    """A recorded variable, with all elements it was recorded for."""

    name: str
    monitor: object
    variable: str
    elements: np.ndarray
    times: np.ndarray = field(repr=False)
    values: np.ndarray = field(repr=False)
    dim: Dimension = DIMENSIONLESS

    def trace(self, element) -> Trace:
        """Return the trace of one neuron or synapse."""
        places = np.flatnonzero(self.elements == element)
        if not places.size:
            raise UnusableValueError(
                f"`{self.name}` was not recorded for element {element}.",
                hint=f"It was recorded for {_few(self.elements)}.",
            )
        row, name = int(places[0]), self.trace_name(element)
        values = np.asarray(self.values[row], float)
        return Trace(name, int(element), row, self.times, values, self.dim)

    def trace_name(self, element) -> str:
        """Return how the trace of an element is called."""
        return f"{self.name}[{element}]"


@dataclass(frozen=True)
class Panel:
    """The traces of one variable, drawn over each other.

    Attributes
    ----------
    name : str
        The name of the variable.
    unit : AxisUnit
        What its axis is written in.
    traces : list of Trace
    threshold : float or None
        A level to mark, in SI base units.
    """

    variable: Variable
    unit: AxisUnit
    traces: list
    threshold: float | None = None

    @property
    def name(self) -> str:
        """The name of the variable."""
        return self.variable.name

    @property
    def label(self) -> str:
        """What to write at the axis: name and unit."""
        return self.unit.label(self.name)

    @property
    def heading(self) -> str:
        """Name and unit, and how many traces are shown if there are more."""
        shown, recorded = [trace.element for trace in self.traces], self.variable.elements
        if len(shown) == len(recorded):
            return self.label
        first = "the first " if shown == list(recorded[: len(shown)]) else ""
        return f"{self.label} – {first}{len(shown)} of {len(recorded)}"

    def limits(self, start=-np.inf, stop=np.inf):
        """Return the range of the axis, in its unit: all values in the window, with some air."""
        extents = [trace.extent(start, stop) for trace in self.traces]
        seen = [value for extent in extents if extent for value in extent]
        if self.threshold is not None:
            seen.append(self.threshold)
        if not seen:
            return 0.0, 1.0
        low, high = min(seen) / self.unit.scale, max(seen) / self.unit.scale
        if high - low <= 1e-9 * max(abs(low), abs(high)):
            air = 0.1 * abs(high) or 1.0
        else:
            air = 0.05 * (high - low)
        return low - air, high + air


def nearest(times, time) -> int:
    """Return the index of the sample nearest to a time; the earlier of two equally near ones.

    >>> import numpy as np
    >>> nearest(np.array([0.0, 1.0, 2.0]), 1.4)
    1
    """
    after = int(np.searchsorted(times, time))
    if after == 0:
        return 0
    if after == len(times):
        return after - 1
    return after - 1 if time - times[after - 1] <= times[after] - time else after


def time_unit(duration) -> AxisUnit:
    """Return the unit for a time axis: ms, as is usual, unless that would make long numbers.

    >>> time_unit(0.1).symbol, time_unit(60).symbol
    ('ms', 's')
    """
    if 1e-3 <= duration < 20 or duration <= 0:
        return AxisUnit(1e-3, "ms")
    return AxisUnit(1.0, "s") if duration >= 20 else AxisUnit(1e-6, "us")


def recorded_in(monitors) -> list[Variable]:
    """Return all variables that some monitors recorded, as they are now.

    Two variables of the same name are told apart by the name of their group.

    Parameters
    ----------
    monitors : StateMonitor or list of StateMonitor
    """
    monitors = list(monitors) if isinstance(monitors, (list, tuple)) else [monitors]
    for monitor in monitors:
        if not hasattr(monitor, "record_variables") or hasattr(monitor, "event"):
            raise UnusableValueError(
                f"Traces are read from a StateMonitor (or a list of them), not from {monitor!r}."
            )
    names = [name for monitor in monitors for name in monitor.record_variables]
    found = []
    for monitor in monitors:
        times = monitor.t_[:]
        for name in monitor.record_variables:
            shown = name if names.count(name) == 1 else f"{monitor.source.name}.{name}"
            values, elements = getattr(monitor, name), np.array(monitor.record)
            values, dim = plain(values), dimension_of(values)
            found.append(Variable(shown, monitor, name, elements, times, values, dim))
    return found


def recorded_span(found):
    """Return when the recordings began and ended, in seconds; None if nothing was recorded.

    The last sample stands for the time until the next one would have been taken.
    """
    ends = []
    for variable in found:
        times = variable.times
        if times.size:
            step = times[-1] - times[-2] if times.size > 1 else 1e-4
            ends.append((times[0], times[-1] + step))
    if not ends:
        return None
    return float(min(first for first, _ in ends)), float(max(last for _, last in ends))


def panels(found, names=None, elements=None, threshold=None) -> list[Panel]:
    """Return the panels to draw, from top to bottom; a variable without a trace has none.

    Parameters
    ----------
    found : list of Variable
        What there is, from `recorded_in`.
    names : str or list of str, optional
        Which variables to show; by default all.
    elements : int, list of int or dict, optional
        Which neurons or synapses to show, of each variable those that were recorded; or a
        dictionary that says so for each variable; by default the first six.
    threshold : number, Quantity or dict, optional
        A level to mark, in the first panel that has its unit; or a dictionary that gives the
        level for each variable.
    """
    chosen = [found[k] for k in _chosen([v.name for v in found], names)]
    levels = _levels(found, threshold)
    shown = []
    for variable in chosen:
        traces = [variable.trace(k) for k in _elements(variable, elements)]
        if traces:
            level = levels.get(variable.name)
            shown.append(Panel(variable, _unit(variable, level), traces, level))
    return shown


def _chosen(known, names):
    if names is None:
        return range(len(known))
    if not isinstance(names, (str, list, tuple, set)):
        raise UnusableValueError(f"`variables` are names of variables, not {names!r}.")
    names = [names] if isinstance(names, str) else list(names)
    for name in names:
        if name not in known:
            hint = did_you_mean(str(name), known) or f"Recorded are {', '.join(known)}."
            raise UnknownVariableError(f"`{name}` was not recorded. {hint}")
    return [known.index(name) for name in dict.fromkeys(names)]


def _elements(variable, elements):
    if isinstance(elements, dict):
        elements = elements.get(variable.name)
        if elements is not None:
            return _whole(elements)
    if elements is None:
        return [int(k) for k in variable.elements[:SHOWN_AT_FIRST]]
    return [k for k in _whole(elements) if k in variable.elements]


def _whole(elements):
    """Return the numbers of elements as a list."""
    numeric = is_numeric(elements) and dimension_of(elements) is DIMENSIONLESS
    numbers = np.atleast_1d(plain(elements)).ravel() if numeric else np.full(1, np.nan)
    if numbers.dtype.kind == "b" or not np.array_equal(numbers, np.floor(numbers)):
        raise UnusableValueError(
            f"`elements` are whole numbers of neurons or synapses, not {elements!r}.",
            hint="Write for example elements=[0, 2].",
        )
    return [int(k) for k in numbers]


def _levels(found, threshold):
    if threshold is None:
        return {}
    if isinstance(threshold, dict):
        _chosen([v.name for v in found], list(threshold))
        levels = {}
        for variable in found:
            if variable.name in threshold:
                level = threshold[variable.name]
                require(level, variable.dim, f"The threshold of {variable.name} is in {{dim}}, "
                        "but {value} was given")  # fmt: skip
                levels[variable.name] = float(level)
        return levels
    if not is_numeric(threshold) or np.ndim(threshold):
        raise UnusableValueError(
            f"The threshold is one value, such as 10*mV, not {threshold!r}.",
            hint="For one each, give a dictionary: threshold={'v': 10*mV}.",
        )
    dim = dimension_of(threshold)
    for variable in found:
        if variable.dim is dim:
            return {variable.name: float(threshold)}
    have = ", ".join(f"{v.name} ({v.dim})" for v in found)
    raise UnusableValueError(
        f"No recorded variable has the unit of the threshold, {threshold} ({dim}).",
        hint=f"Recorded are {have}.",
    )


def _unit(variable, level=None):
    values = np.abs(np.asarray(variable.values, float))
    finite = values[np.isfinite(values)]
    largest = max([float(finite.max(initial=0.0)), abs(level or 0.0)])
    if variable.dim is SECOND:
        return time_unit(largest)
    return AxisUnit(*best_unit(wrap(np.array(largest), variable.dim)))


def _few(elements):
    shown = ", ".join(str(k) for k in elements[:8])
    return f"{shown}, ..." if len(elements) > 8 else shown or "none"
