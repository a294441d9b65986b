"""The figures of the trace inspector: the marks' rail, the stacked panels, the overview."""

from __future__ import annotations

import bqplot
import ipywidgets as widgets
import numpy as np
from bqplot.interacts import BrushIntervalSelector, IndexSelector, PanZoom

from ..views.colours import AXIS, FAINT, GRID, HIGHLIGHT, INK, NAMES, series
from ..views.spike_marks import strokes
from ..views.stack import bands, ticks
from .lab import figure_options

__all__ = ["TracePicture"]

#: how many points are sent to the page: of one trace, and of all together
POINTS, POINTS_TOGETHER = 1200, 6000
#: pixels: the height of a headline, of a row of spikes, of the panels by their number
HEAD, SPIKE_ROW = 22, 17
PANEL_HEIGHTS = {1: 260, 2: 170, 3: 130}
LEAST_HEIGHT = 104
MARGIN = {"left": 58, "right": 14}
FOOT, RAIL, OVERVIEW = 40, 30, 40
MOST_IN_OVERVIEW = 2
#: a line that shall cross the whole picture starts and ends beyond it, so that its dots don't show
BELOW, ABOVE = -0.5, 1.5
#: with more spikes than that in the window, guide lines would hide the traces
MOST_GUIDES = 40


class TracePicture:
    """Draws panels of traces above each other, on one time axis.

    All times given to it are in seconds, all values in SI base units.

    Attributes
    ----------
    time : bqplot.LinearScale
        The visible window, in the unit of the axis; the page moves it while zooming.
    pointer : IndexSelector
        Where the mouse points at, once it was clicked.
    hand : PanZoom
    brush : BrushIntervalSelector
        The window, on the overview.
    handles : bqplot.Scatter
        The marks A and B, on the rail.
    """

    def __init__(self):
        self.unit = self.panels = self.marks = None
        self.places = []
        self.whole = (0.0, 1e-3)
        self.time, self.all_time = _scale(0, 1), _scale(0, 1)
        self._across, self._up = _scale(0, 1), _scale(0, 1)
        self._slots = []
        self._make_lines()
        self._make_rail()
        self._make_overview()
        self.pointer = IndexSelector(scale=self.time, line_width=0, color=HIGHLIGHT)
        self.hand = PanZoom(scales={"x": [self.time]})
        self.time_axis = bqplot.Axis(
            scale=self.time, grid_color=GRID, label_offset="30px", color=AXIS, label_color=INK
        )
        self.figure = self._figure(0, FOOT, interaction=self.pointer)
        self.figure.add_class("snnkit-panels")
        self.box = widgets.VBox(
            [self.rail, self.figure, self.overview],
            layout={"flex": "1000 1 360px", "min_width": "0", "overflow": "hidden"},
        )

    # --- what is made once ---

    def _make_lines(self):
        fixed = {"x": self._across, "y": self._up}
        moving = {"x": self.time, "y": self._up}
        self._frames = _line(fixed, AXIS, stroke_width=1)
        self._guides = _line(moving, FAINT, stroke_width=1)
        self._strokes = None
        self.cursor = _line(
            moving, NAMES["orange"], stroke_width=2, marker="circle", marker_size=40
        )
        self.lines_of_marks = [
            _line(moving, INK, stroke_width=1, marker="circle", marker_size=28, line_style=dash)
            for dash in ("solid", "dashed")
        ]
        self.titles = bqplot.Label(
            scales=fixed,
            x=np.zeros(1),
            y=np.zeros(1),
            text=[""],
            colors=[INK],
            default_size=13,
            font_weight="bold",
            y_offset=-11,
            apply_clip=False,
        )

    def _make_rail(self):
        self.handles = bqplot.Scatter(
            x=np.zeros(2),
            y=np.full(2, 0.5),
            scales={"x": self.time, "y": self._up},
            names=np.array(["A", "B"]),
            marker="triangle-down",
            default_size=140,
            colors=[INK],
            enable_move=True,
            restrict_x=True,
            update_on_move=True,
            label_display_horizontal_offset=10,
            label_display_vertical_offset=4,
        )
        self.rail = self._figure(RAIL, 0, [self.handles], top=2)
        self.rail.add_class("snnkit-rail")

    def _make_overview(self):
        self.brush = BrushIntervalSelector(scale=self.all_time, color=NAMES["sky blue"])
        self._overview_lines = []
        self._overview_scale = _scale(0, 1)
        self.overview = self._figure(OVERVIEW, 4, interaction=self.brush, top=4)
        self.overview.background_style = {"fill": "#F7F7F7"}
        self.overview.add_class("snnkit-overview")

    def _figure(self, height, bottom, marks=(), top=0, **more):
        figure = bqplot.Figure(
            marks=list(marks),
            padding_x=0,
            padding_y=0,
            min_aspect_ratio=0.01,
            max_aspect_ratio=100,
            layout={"height": f"{height}px", "width": "100%", "min_width": "0", "margin": "0"},
            **figure_options(fig_margin={"top": top, "bottom": bottom, **MARGIN}),
            **more,
        )
        if figure.has_trait("display_toolbar"):  # since bqplot 0.13; it would hide the overview
            figure.display_toolbar = False
        return figure

    # --- which panels there are ---

    def arrange(self, panels, marks, unit, whole):
        """Make room for these panels and rows of spikes; `draw` fills them."""
        self.panels, self.marks, self.unit, self.whole = panels, marks, unit, whole
        rows = [SPIKE_ROW * max(1, len(marks.neurons))] if marks else []
        height = PANEL_HEIGHTS.get(len(panels), LEAST_HEIGHT)
        heights = [max(height, 18 * (len(p.traces) + (p.threshold is not None))) for p in panels]
        self.places = bands(rows + heights, HEAD)
        self.points = max(200, min(POINTS, POINTS_TOGETHER // sum(len(p.traces) for p in panels)))
        while len(self._slots) < len(panels):
            self._slots.append(_Slot(self.time, self._across))
        total = self.places[0].total
        with self.figure.hold_sync():
            self.figure.marks = self._all_marks()
            self.figure.axes = [self.time_axis, *(slot.axis for slot in self._used())]
            self.figure.layout.height = f"{total + FOOT:.0f}px"
        self.time_axis.label = unit.label("time")
        self._write_titles()
        self._draw_overview()

    def _used(self):
        return self._slots[: len(self.panels)]

    def _all_marks(self):
        if self._strokes is None:
            self._strokes = _line({"x": self.time, "y": self._up}, INK, stroke_width=1.5)
        marks = [self._guides]
        for slot, panel in zip(self._used(), self.panels, strict=True):
            marks += slot.lines(panel)
        marks += [self._strokes, self._frames, *self.lines_of_marks, self.cursor, self.titles]
        return marks

    def _write_titles(self):
        names = [self.marks.heading] if self.marks else []
        names += [panel.heading for panel in self.panels]
        tops = [place.ends[1] for place in self.places]
        with self.titles.hold_sync():
            self.titles.x, self.titles.y = np.zeros(len(names)), np.array(tops)
            self.titles.text = names
        corners = [
            ([0, 0, 1, 1, 0, 0], [low, high, high, low, low, np.nan])
            for low, high in (place.ends for place in self.places)
        ]
        x, y = (np.concatenate(part)[:-1] for part in zip(*corners, strict=True))
        _draw(self._frames, x, y)

    def _draw_overview(self):
        panel = self.panels[0]
        traces = panel.traces[:MOST_IN_OVERVIEW]
        low, high = panel.limits()
        while len(self._overview_lines) < len(traces):
            scales = {"x": self.all_time, "y": self._overview_scale}
            self._overview_lines.append(_line(scales, AXIS, stroke_width=1, opacities=[0.6]))
        _limit(self._overview_scale, low, high)
        _limit(self.all_time, *(end / self.unit.scale for end in self.whole))
        shown = self._overview_lines[: len(traces)]
        for line, trace in zip(shown, traces, strict=True):
            times, values = trace.within(*self.whole, 600 // max(1, len(shown)) + 100)
            _draw(line, times / self.unit.scale, values / panel.unit.scale)
        self.overview.marks = shown

    # --- what changes under the hand ---

    def draw(self, start, stop, fit=False, move=True):
        """Draw the window from start to stop.

        Parameters
        ----------
        start, stop : float
        fit : bool
            Whether panels are as high as what is in the window, or as the whole recording.
        move : bool
            Whether to move the time axis; not while the page itself moves it.
        """
        if move:
            _limit(self.time, start / self.unit.scale, stop / self.unit.scale)
        places = self.places[1:] if self.marks else self.places
        for slot, panel, place in zip(self._used(), self.panels, places, strict=True):
            slot.draw(panel, place, self.unit, (start, stop), self.points, fit)
        self._draw_spikes(start, stop)

    def _draw_spikes(self, start, stop):
        if not self.marks:
            _draw(self._strokes, np.empty(0), np.empty(0))
            _draw(self._guides, np.empty(0), np.empty(0))
            return
        x, y = self.marks.path(start, stop)
        count = max(1, len(self.marks.neurons))
        y = self.places[0].place(y, 0.5 - count, 0.5)
        _draw(self._strokes, x / self.unit.scale, y)
        times, _ = self.marks.within(start, stop)
        times = np.unique(times) if times.size <= MOST_GUIDES else np.empty(0)
        top = np.full(times.size, self.places[0].ends[1])
        x, y = strokes(times / self.unit.scale, np.zeros(times.size), top)
        _draw(self._guides, x, y)

    def place_cursor(self, time):
        """Draw the cursor at a time, with a dot on each trace."""
        self._cross(self.cursor, time)

    def place_marks(self, times):
        """Draw the lines of the marks A and B, but leave their handles alone."""
        for line, time in zip(self.lines_of_marks, times, strict=True):
            self._cross(line, time)

    def place_handles(self, times):
        """Put the handles of the marks A and B where the marks are."""
        self.handles.x = np.array(times) / self.unit.scale

    def _cross(self, line, time):
        heights = [BELOW, *self._heights(time), ABOVE]
        _draw(line, np.full(len(heights), time / self.unit.scale), np.array(heights))

    def _heights(self, time):
        """Return where the traces are at a time, as fractions of the picture."""
        places = self.places[1:] if self.marks else self.places
        found = []
        for slot, panel, place in zip(self._used(), self.panels, places, strict=True):
            values = np.array([float(trace.at(time)[1]) for trace in panel.traces])
            found += place.place(values / panel.unit.scale, *slot.limits).tolist()
        return sorted(height for height in found if np.isfinite(height))


class _Slot:
    """A place for a panel: its axis, its curves, its threshold."""

    def __init__(self, time, across):
        self.scale = _scale(0, 1)
        self.limits = self._all = (0.0, 1.0)
        self._time = time
        self.axis = bqplot.Axis(
            scale=self.scale,
            side="left",
            grid_color=GRID,
            tick_format="~g",
            color=AXIS,
            label="",
        )
        self.axis.orientation = "vertical"  # bqplot before 0.13 doesn't conclude it from the side
        self.threshold = _line({"x": across, "y": self.scale}, AXIS, stroke_width=1)
        self.threshold.line_style = "dashed"
        self._curves = []

    def lines(self, panel):
        """Return the marks that this panel needs, in their colours."""
        while len(self._curves) < len(panel.traces):
            self._curves.append(_line({"x": self._time, "y": self.scale}, INK))
        self._all = panel.limits()
        curves = self._curves[: len(panel.traces)]
        for curve, trace in zip(curves, panel.traces, strict=True):
            colour, dash = series(trace.series)
            with curve.hold_sync():
                curve.colors, curve.line_style, curve.labels = [colour], dash, [trace.name]
        return [self.threshold, *curves] if panel.threshold is not None else curves

    def draw(self, panel, place, unit, window, points, fit):
        """Draw the traces of a panel in a window of time."""
        limits = panel.limits(*window) if fit else self._all
        if limits != self.limits or self._place != place:
            self.limits, self._place = limits, place
            _limit(self.scale, *place.stretch(*limits))
            self.axis.tick_values = ticks(*limits, about=max(2, place.height / 32))
        if panel.threshold is not None:
            level = panel.threshold / panel.unit.scale
            _draw(self.threshold, np.array([0.0, 1.0]), np.array([level, level]))
        for curve, trace in zip(self._curves, panel.traces, strict=False):
            times, values = trace.within(*window, points)
            _draw(curve, times / unit.scale, values / panel.unit.scale)

    _place = None


def _scale(low, high):
    return bqplot.LinearScale(min=low, max=high, allow_padding=False)


def _limit(scale, low, high):
    with scale.hold_sync():
        scale.min, scale.max = float(low), float(high)


def _line(scales, colour, **more):
    nothing = np.empty(0)
    return bqplot.Lines(
        x=nothing, y=nothing, scales=scales, colors=[colour], **{"stroke_width": 1.5} | more
    )


def _draw(line, x, y):
    """Give a line new data: gaps where y isn't finite, but none at its ends."""
    x, y = np.array(x, float), np.array(y, float)
    finite = np.flatnonzero(np.isfinite(y))
    if finite.size:
        x, y = x[finite[0] : finite[-1] + 1], y[finite[0] : finite[-1] + 1]
        y[~np.isfinite(y)] = np.nan
    else:
        x, y = np.empty(0), np.empty(0)
    if line.x.shape == x.shape and np.array_equal(line.x, x) and _same(line.y, y):
        return
    with line.hold_sync():
        line.x, line.y = x, y


def _same(a, b):
    return a.shape == b.shape and np.array_equal(a, b, equal_nan=True)
