"""What the trace inspector reads, as HTML: the legend beside the panels, the table of the marks."""

from __future__ import annotations

import html
from dataclasses import dataclass

from ..views.colours import AXIS, INK, series
from .trace_picture import HEAD, RAIL

__all__ = ["READOUT_STYLE", "Reading", "legend", "marks_table"]

#: how curves are dashed in bqplot, for the samples in the legend
_DASHES = {"solid": "none", "dashed": "7,5", "dotted": "2,5", "dash_dotted": "8,4,2,4"}

READOUT_STYLE = """<style>
.snnkit-legend { font-size: 12px; line-height: 18px; }
.snnkit-legend .row { display: flex; gap: 6px; align-items: center; height: 18px; }
.snnkit-legend .spikes .row { height: 17px; line-height: 17px; }
.snnkit-readout .widget-html-content { min-width: 0; width: 100%; }
.snnkit-legend .name { min-width: 0; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; }
.snnkit-legend .value, .snnkit-marks td { font-variant-numeric: tabular-nums; }
.snnkit-legend .value { margin-left: auto; white-space: nowrap; font-weight: 600; }
.snnkit-legend .time { font-weight: 600; font-size: 13px; white-space: nowrap; }
.snnkit-legend .time small { font-weight: 400; font-size: 11px; }
.snnkit-marks table { border-collapse: collapse; font-size: 12px; line-height: 20px; }
.snnkit-marks th, .snnkit-marks td { padding: 0 14px 0 0; text-align: right; font-weight: 400;
  white-space: nowrap; }
.snnkit-marks thead th { font-weight: 600; border-bottom: 1px solid #BBBBBB; }
.snnkit-marks th:first-child { text-align: left; }
.snnkit-rail text, .snnkit-legend .name { font-weight: 600; }
.snnkit-traceinspector .axislabel { font-size: 12px; }
.snnkit-traceinspector .axis path.domain { display: none; }
.snnkit-traceinspector .snnkit-hint { font-size: 12px; line-height: 16px; }
.snnkit-traces { container-type: inline-size; }
@container (max-width: 560px) {
  .snnkit-legend { display: flex; flex-flow: row wrap; gap: 4px 24px; padding-left: 8px; }
  .snnkit-legend .group { height: auto !important; margin-top: 0 !important; min-width: 165px; }
  .snnkit-legend .time { width: 100%; height: auto !important; line-height: 18px !important; }
}
</style>"""


@dataclass(frozen=True)
class Reading:
    """What one trace reads at a time: a quantity, and how it is written."""

    time: float
    value: object
    text: str


def legend(panels, marks, places, time_text, readings) -> str:
    """Return the column beside the panels: which curve is which, and what it reads.

    Parameters
    ----------
    panels : list of Panel
    marks : SpikeMarks or None
    places : list of Band
        Where the panels are; each group of rows stands beside its panel.
    time_text : str
        The time of the cursor, as HTML.
    readings : dict
        The `Reading` of each trace, by its name.
    """
    groups = [_spike_rows(marks)] if marks else []
    groups += [_panel_rows(panel, readings) for panel in panels]
    column = "".join(
        f'<div style="height:{place.height:.0f}px;margin-top:{HEAD}px;overflow:hidden auto"'
        f' class="group{" spikes" if marks and k == 0 else ""}">{rows}</div>'
        for k, (place, rows) in enumerate(zip(places, groups, strict=True))
    )
    head = f'<div class="time" style="height:{RAIL}px;line-height:{RAIL}px">{time_text}</div>'
    return f'<div class="snnkit-legend">{head}{column}</div>'


def _spike_rows(marks):
    rows = []
    stroke = f'<path d="M13 1V13" stroke="{INK}" stroke-width="2"/>'
    for neuron, count in zip(marks.neurons, marks.counts(), strict=True):
        rows.append(_row(stroke, f"neuron {neuron}", f"{count} spike{'s' * (count != 1)}"))
    return "".join(rows) or _row("", "no spikes", "")


def _panel_rows(panel, readings):
    rows = [
        _row(_sample(*series(trace.series)), trace.name, readings[trace.name].text)
        for trace in panel.traces
    ]
    if panel.threshold is not None:
        rows.append(
            _row(_sample(AXIS, "dashed", 1), "threshold", panel.unit.write(panel.threshold))
        )
    return "".join(rows)


def _sample(colour, dash, width=2):
    return (
        f'<path d="M0 7H26" stroke="{colour}" stroke-width="{width}" '
        f'stroke-dasharray="{_DASHES[dash]}"/>'
    )


def _row(picture, name, value):
    svg = f'<svg width="26" height="14" aria-hidden="true" style="flex:none">{picture}</svg>'
    name, value = html.escape(name), html.escape(value)
    return (
        f'<div class="row">{svg}<span class="name" title="{name}">{name}</span>'
        f'<span class="value">{value}</span></div>'
    )


def marks_table(times, readings) -> str:
    """Return a table of what the traces read at the marks A and B, and of the differences.

    Parameters
    ----------
    times : list of str
        The time at A, at B, and between them, as they are written.
    readings : list of (str, str, str, str)
        For each trace its name, its values at A and at B, and their difference.
    """
    head = "".join(
        f'<th scope="col">{html.escape(text)}</th>'
        for text in ("", f"A: {times[0]}", f"B: {times[1]}", f"B − A: {times[2]}")
    )
    rows = "".join(
        f'<tr><th scope="row">{html.escape(name)}</th>'
        + "".join(f"<td>{html.escape(value)}</td>" for value in values)
        + "</tr>"
        for name, *values in readings
    )
    return (
        f'<div class="snnkit-marks" style="color:{INK}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
