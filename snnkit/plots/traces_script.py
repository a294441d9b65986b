"""The script that draws traces: for reading, changing and running, also with Brian 2."""

from __future__ import annotations

from ..units import names
from ..views.colours import series
from ..views.traces import time_unit
from .traces import LINESTYLES

__all__ = ["traces_script"]


def traces_script(panels, monitors, spikes=None, window=(0.0, 1e-3), duration=None) -> str:
    """Return a script that draws panels of traces from the monitors that recorded them.

    The script is matplotlib and units, nothing of ours: let it import its units from
    ``brian2`` and it draws the recordings of Brian 2.

    Parameters
    ----------
    panels : list of Panel
        What to draw.
    monitors : list of (StateMonitor, str)
        The monitors, and how the script may call each.
    spikes : tuple of (SpikeMarks, str), optional
        The spikes, and the name of their monitor.
    window : tuple of float
        Where the picture begins and ends, in seconds.
    duration : float, optional
        The length of the recording, in seconds, to choose the unit of time by.
    """
    called = {id(monitor): name for monitor, name in monitors}
    time = time_unit(window[1] - window[0] if duration is None else duration)
    rows = len(panels) + bool(spikes)
    lines = [
        "# Draws what was recorded; run it after the network has run.",
        "from matplotlib import pyplot as plt",
        "",
        f"figure, panels = plt.subplots({rows}, sharex=True, squeeze=False, "
        f"figsize=(8, {1 + 1.5 * rows:g}), layout='constrained')",
        "panels = panels[:, 0]",
    ]
    used = {time.symbol}
    if spikes and spikes[0].neurons:
        lines += ["", *_spike_lines(*spikes, time)]
    for row, panel in enumerate(panels, start=rows - len(panels)):
        lines += ["", *_panel_lines(row, panel, called[id(panel.variable.monitor)], time, used)]
    start, stop = (f"{end / time.scale:.12g}" for end in window)
    lines += [
        "",
        f"panels[-1].set_xlim({start}, {stop})",
        f"panels[-1].set_xlabel('{time.label('time')}')",
        "figure.align_ylabels()",
        "plt.show()",
    ]
    lines.insert(2, f"from snnkit import {', '.join(sorted(used, key=str.lower))}")
    return "\n".join(lines) + "\n"


def _spike_lines(marks, name, time):
    rows = range(len(marks.neurons))
    return [
        f"panels[0].eventplot([{name}.t[{name}.i == k] / {time.symbol} for k in {marks.neurons}],",
        f"                    lineoffsets={[-k for k in rows]}, linelengths=0.7, color='black')",
        f"panels[0].set_yticks({[-k for k in rows]}, {marks.neurons})",
        f"panels[0].set_ylim({0.6 - max(1, len(rows)):.1f}, 0.6)",
        "panels[0].set_ylabel('spikes')",
    ]


def _panel_lines(row, panel, monitor, time, used):
    unit = _divisor(panel.unit, used)
    bare = "_" if unit.startswith(" / ") and unit[3:4].isdigit() else ""
    lines = []
    for trace in panel.traces:
        colour, dash = series(trace.series)
        what = f"{monitor}[{trace.element}].{panel.variable.variable}{bare}{unit}"
        lines += [
            f"panels[{row}].plot({monitor}.t / {time.symbol}, {what},",
            f"{' ' * 15}color='{colour}', linestyle='{LINESTYLES[dash]}', label='{trace.name}')",
        ]
    if panel.threshold is not None:
        level = f"{panel.threshold / panel.unit.scale:.12g}"
        lines.append(
            f"panels[{row}].axhline({level}, color='0.4', linestyle='dashed', label='threshold')"
        )
    low, high = panel.limits()
    lines.append(f"panels[{row}].set_ylim({low:.6g}, {high:.6g})")
    lines.append(f"panels[{row}].set_ylabel('{panel.label}')")
    if panel.traces:
        lines.append(f"panels[{row}].legend(loc='upper left', bbox_to_anchor=(1, 1))")
    return lines


def _divisor(unit, used):
    """Return what to divide by: a unit that has a name, or else its size as a number."""
    if not unit.symbol:
        return ""
    if unit.symbol.isidentifier() and names.unit(unit.symbol) is not None:
        used.add(unit.symbol)
        return f" / {unit.symbol}"
    return f" / {unit.scale!r}"
