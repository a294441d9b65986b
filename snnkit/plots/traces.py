"""Recorded traces as a still picture."""

from __future__ import annotations

import numpy as np

from ..errors import UnusableValueError
from ..units.dimensions import SECOND
from ..units.values import require
from ..views.colours import AXIS, GRID, series
from ..views.spike_marks import spike_marks
from ..views.traces import panels, recorded_in, recorded_span, time_unit

__all__ = ["LINESTYLES", "plot_traces"]

#: matplotlib's names for the dashes of `snnkit.views.colours`
LINESTYLES = {"solid": "solid", "dashed": "dashed", "dotted": "dotted", "dash_dotted": "dashdot"}
POINTS = 2000


def plot_traces(
    M, spikes=None, threshold=None, variables=None, elements=None, window=None, figure=None
):
    """Draw recorded traces, one panel for each variable, above one time axis.

    Parameters
    ----------
    M : StateMonitor or list of StateMonitor
        What was recorded.
    spikes : SpikeMonitor, optional
        Spikes to draw above the traces, a row for each neuron.
    threshold : number, Quantity or dict, optional
        A level to mark, in the first panel that has its unit; or a dictionary that gives the
        level for each variable.
    variables : str or list of str, optional
        Which variables to show; by default all.
    elements : int, list of int or dict, optional
        Which neurons or synapses to show; by default the first six. A dictionary says so for
        each variable.
    window : pair of Quantity, optional
        The times where the picture begins and ends; by default all.
    figure : matplotlib.figure.Figure, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> from snnkit import NeuronGroup, SpikeMonitor, StateMonitor, mV, ms, run
    >>> G = NeuronGroup(1, 'dv/dt = (15*mV - v)/(10*ms) : volt', threshold='v > 10*mV',
    ...                 reset='v = 0*mV', method='exact')
    >>> M, spikes = StateMonitor(G, 'v', record=True), SpikeMonitor(G)
    >>> run(50*ms)
    >>> figure = plot_traces(M, spikes, threshold=10*mV)
    >>> [axes.get_ylabel() for axes in figure.axes]
    ['spikes', 'v (mV)']
    """
    from matplotlib import pyplot

    found = recorded_in(M)
    shown = panels(found, variables, elements, threshold)
    if not shown:
        raise UnusableValueError("There is no trace to draw.")
    marks = spike_marks(spikes, shown)
    start, stop = _window(found, window)
    heights = ([0.3 + 0.12 * len(marks.neurons)] if marks else []) + [1.3] * len(shown)
    figure = figure or pyplot.figure(figsize=(8, 0.7 + sum(heights)), layout="constrained")
    rows = figure.subplots(len(heights), sharex=True, squeeze=False, height_ratios=heights)[:, 0]
    unit = time_unit(stop - start)
    if marks:
        _draw_spikes(rows[0], marks, start, stop, unit)
    for axes, panel in zip(rows[-len(shown) :], shown, strict=True):
        _draw_panel(axes, panel, start, stop, unit)
    rows[-1].set_xlabel(unit.label("time"))
    rows[-1].set_xlim(start / unit.scale, stop / unit.scale)
    figure.align_ylabels()
    return figure


def _window(found, window):
    if window is None:
        return recorded_span(found) or (0.0, 1e-3)
    for end in window:
        require(end, SECOND, "A window has times as its ends, not {value}")
    start, stop = map(float, window)
    if not start < stop:
        raise UnusableValueError("A window must end after it begins.")
    return start, stop


def _draw_spikes(axes, marks, start, stop, unit):
    x, y = marks.path(start, stop)
    axes.plot(x / unit.scale, y, color="black", linewidth=1)
    axes.set_yticks(-np.arange(len(marks.neurons)), [str(k) for k in marks.neurons])
    axes.set_ylim(0.6 - max(1, len(marks.neurons)), 0.6)
    axes.set_ylabel("spikes")


def _draw_panel(axes, panel, start, stop, unit):
    for trace in panel.traces:
        colour, dash = series(trace.series)
        times, values = trace.within(start, stop, POINTS)
        axes.plot(
            times / unit.scale,
            values / panel.unit.scale,
            color=colour,
            linestyle=LINESTYLES[dash],
            label=trace.name,
        )
    if panel.threshold is not None:
        level = panel.threshold / panel.unit.scale
        axes.axhline(level, color=AXIS, linewidth=1, linestyle=(0, (6, 3)), label="threshold")
    axes.set_ylabel(panel.label)
    axes.set_ylim(*panel.limits())
    axes.grid(color=GRID)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
