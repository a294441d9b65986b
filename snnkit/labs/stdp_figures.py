"""The four figures of the STDP lab: built once, then only their data change."""

from __future__ import annotations

import ipywidgets as widgets
import numpy as np
from bqplot import Axis, Figure, LinearScale, Lines, Scatter

from ..views.colours import AXIS, FAINT, GRID, HIGHLIGHT, INK, NAMES, SOURCE, TARGET, series
from .lab import figure_options

__all__ = ["POST", "PRE", "StdpFigures"]

#: the size of a point that can be dragged, in square pixels
HANDLE = 160
#: colour and marker of a row of spikes; colour and dash of a trace
PRE = {"colors": [SOURCE], "marker": "circle", "default_size": HANDLE}
POST = {"colors": [TARGET], "marker": "diamond", "default_size": HANDLE}
SUM = NAMES["bluish green"]
TRACE_LOOKS = {"pre": (SOURCE, "solid"), "post": (TARGET, "solid")}
_DASHARRAY = {"solid": "", "dashed": "6 4", "dotted": "2 3", "dash_dotted": "6 3 2 3"}
_DASHARRAY["thick"] = ""


class StdpFigures:
    """Spikes, traces and weight over one time axis; and the window.

    Parameters
    ----------
    seen : Pairing
    time : LinearScale
        The time axis in ms, that three of the figures share.
    """

    def __init__(self, seen, time):
        self.time = time
        self.rows = {"x": time, "y": LinearScale(min=-0.5, max=1.5)}
        self.axes = {}
        self._build_links()
        self._build_traces(seen)
        self._build_weight(seen)
        self._build_window(seen)

    def layout(self, pre, post):
        """Return the two columns, from the handles of the two rows of spikes."""
        marks = {
            "spikes": [*self.links, pre, post],
            "traces": [self.room, *self.drops, *self.traces.values()],
            "weight": [*self.bounds, self.sums, self.w, self.clipped],
            "window": [*self.cross, self.curve, self.held, self.up, self.down],
        }
        left = [
            _heading(
                "Spikes – drag them",
                [("solid", SOURCE, "pre before post"), ("solid", TARGET, "post before pre")],
            ),
            self._figure("spikes", marks, self.rows, 96),
            _heading("Traces", self.trace_keys),
            self._figure("traces", marks, self.trace_scales, 130),
            _heading("Weight", self.weight_keys),
            self._figure("weight", marks, self.weight_scales, 180, "time (ms)"),
        ]
        keys = [("▲", SOURCE, "a pair strengthens"), ("▼", TARGET, "weakens")]
        right = [
            _heading("Window", keys),
            self._figure("window", marks, self.window_scales, 300, "Δt = t_post − t_pre (ms)"),
        ]
        column = {"flex": "3 1 400px", "min_width": "0", "overflow": "hidden"}
        return (
            widgets.VBox(left, layout=column),
            widgets.VBox(right, layout=column | {"flex": "2 1 320px"}),
        )

    # --- building ---

    def _figure(self, name, marks, scales, height, x_label=""):
        look = {"grid_color": GRID, "color": AXIS, "label_color": INK, "tick_format": "~g"}
        x = Axis(scale=scales["x"], label=x_label, **look)
        y = Axis(scale=scales["y"], orientation="vertical", **look)
        x.tick_values = _ticks(scales["x"].min, scales["x"].max, 7)
        if not x_label:  # the lowest of the figures above each other has the numbers
            x.tick_style = {"display": "none"}
        if name == "spikes":
            y.tick_values, y.tick_labels = np.array([0.0, 1.0]), {"0": "post", "1": "pre"}
        self.axes[scales["y"]] = y
        size = {"width": "100%", "height": f"{height}px", "min_width": "0"}
        margin = {"top": 8, "bottom": 38 if x_label else 8, "left": 58, "right": 14}
        figure = Figure(
            marks=marks[name],
            axes=[x, y],
            layout=size,
            padding_x=0,  # else lines and points would disagree about where a time is
            padding_y=0,
            **figure_options(fig_margin=margin),
        )
        if figure.has_trait("display_toolbar"):
            figure.display_toolbar = False
        figure.add_class(f"snnkit-stdp-{name}")
        return figure

    def _build_links(self):
        self.links = [
            _line(self.rows, SOURCE, "solid", stroke_width=1.2, opacities=[0.55]),
            _line(self.rows, TARGET, "solid", stroke_width=1.2, opacities=[0.55]),
        ]

    def _build_traces(self, seen):
        self.trace_scales = {"x": self.time, "y": LinearScale()}
        self.traces, self.trace_keys = {}, []
        for k, (name, by) in enumerate(seen.rule.traces.items()):
            colour, dash = TRACE_LOOKS.get(by, series(k + 2))
            if (dash, colour) in [key[:2] for key in self.trace_keys]:
                colour, dash = series(k + 2)
            self.traces[name] = _line(self.trace_scales, colour, dash, stroke_width=2)
            self.trace_keys.append((dash, colour, name))
        self.drops = [
            _line(self.trace_scales, SOURCE, "solid", stroke_width=1, opacities=[0.25]),
            _line(self.trace_scales, TARGET, "solid", stroke_width=1, opacities=[0.25]),
        ]
        # A figure keeps a margin for its largest points. With none in this one, its times
        # would be a few pixels beside those of the others.
        self.room = _points(self.trace_scales, SOURCE, "circle", HANDLE)

    def _build_weight(self, seen):
        self.weight_scales = {"x": self.time, "y": LinearScale()}
        self.w = _line(self.weight_scales, INK, "solid", stroke_width=2)
        self.sums = _line(self.weight_scales, SUM, "solid", stroke_width=6, opacities=[0.45])
        self.bounds = [_line(self.weight_scales, AXIS, "dashed", stroke_width=1) for _ in range(2)]
        self.clipped = _points(self.weight_scales, HIGHLIGHT, "cross", HANDLE)
        self.weight_keys = [
            ("solid", INK, f"{seen.rule.weight} (traces)"),
            ("thick", SUM, "sum over pairs"),
            ("dashed", AXIS, "bounds"),
            ("✚", HIGHLIGHT, "cut off"),
        ]

    def _build_window(self, seen):
        reach = 1e3 * seen.duration
        self.window_scales = {"x": LinearScale(min=-reach, max=reach), "y": LinearScale()}
        self.curve = _line(self.window_scales, INK, "solid", stroke_width=1.5)
        self.cross = [_line(self.window_scales, FAINT, "solid", stroke_width=1) for _ in range(2)]
        self.up = _points(self.window_scales, SOURCE, "triangle-up")
        self.down = _points(self.window_scales, TARGET, "triangle-down")
        self.held = _points(self.window_scales, HIGHLIGHT, "circle", size=300)
        self.held.fill, self.held.stroke, self.held.stroke_width = False, HIGHLIGHT, 3

    # --- drawing ---

    def draw(self, seen, held=()):
        """Show a `Pairing`; pairs that `held` selects belong to a spike that a hand holds."""
        self._draw_links(seen)
        self._draw_traces(seen)
        self._draw_weight(seen)
        self._draw_window(seen, held)

    def _draw_links(self, seen):
        pairs = seen.pairs
        for mark, chosen in zip(self.links, (pairs.delta >= 0, pairs.delta < 0), strict=True):
            ends = np.c_[pairs.t_pre, pairs.t_post][chosen] * 1e3
            _set(mark, *_segments(ends, np.tile([1.0, 0.0], (len(ends), 1))))

    def _draw_traces(self, seen):
        values = np.concatenate([*seen.traces.values(), [0.0]])
        low, high = self._fit(self.trace_scales["y"], values.min(), values.max())
        for name, mark in self.traces.items():
            _set(mark, 1e3 * seen.t, seen.traces[name])
        for mark, times in zip(self.drops, (seen.pre, seen.post), strict=True):
            x = 1e3 * np.c_[times, times]
            _set(mark, *_segments(x, np.tile([low, high], (len(x), 1))))

    def _draw_weight(self, seen):
        t, sums = seen.sums
        limits = [b for b in seen.bounds or () if np.isfinite(b)]
        values = np.concatenate([seen.w, sums, limits])
        self._fit(self.weight_scales["y"], values.min(), values.max())
        _set(self.w, 1e3 * seen.t, seen.w)
        _set(self.sums, 1e3 * t, sums)
        ends = np.array([0, 1e3 * seen.duration])
        for k, mark in enumerate(self.bounds):
            mark.visible = k < len(limits)
            _set(mark, ends, np.full(2, limits[k] if mark.visible else 0.0))
        _set(self.clipped, 1e3 * seen.clipped, np.interp(seen.clipped + seen.dt, seen.t, seen.w))

    def _draw_window(self, seen, held):
        x, y = seen.curve
        changes = np.r_[y[np.isfinite(y)], seen.pairs.change, 0]
        low, high = self._fit(self.window_scales["y"], changes.min(), changes.max())
        _set(self.curve, 1e3 * x, y)
        reach = 1e3 * seen.duration
        _set(self.cross[0], np.array([-reach, reach]), np.zeros(2))
        _set(self.cross[1], np.zeros(2), np.array([low, high]))
        delta, change = 1e3 * seen.pairs.delta, seen.pairs.change
        _set(self.up, delta[change >= 0], change[change >= 0])
        _set(self.down, delta[change < 0], change[change < 0])
        chosen = np.zeros(len(delta), bool) if not len(held) else held
        _set(self.held, delta[chosen], change[chosen])

    def _fit(self, scale, low, high):
        """Let a scale hold all values; it moves only when it must, lest all else seem to move."""
        span = high - low or abs(high) or 1.0
        roomy = scale.min is not None and span < 0.35 * (scale.max - scale.min)
        if scale.min is None or low < scale.min or high > scale.max or roomy:
            with scale.hold_sync():
                scale.min, scale.max = float(low - 0.12 * span), float(high + 0.12 * span)
            self.axes[scale].tick_values = _ticks(scale.min, scale.max, 5)
        return scale.min, scale.max


def _line(scales, colour, dash, **more):
    empty = np.zeros(2)
    return Lines(x=empty, y=empty, scales=scales, colors=[colour], line_style=dash, **more)


def _points(scales, colour, marker, size=90):
    empty = np.zeros(0)
    return Scatter(
        x=empty,
        y=empty,
        scales=scales,
        colors=[colour],
        marker=marker,
        default_size=size,
        stroke="white",
    )


def _set(mark, x, y):
    with mark.hold_sync():
        mark.x, mark.y = np.array(x, np.float64), np.array(y, np.float64)


def _segments(x, y):
    """Return one path of separate segments; NaN stands between them, never at the end."""
    if not len(x):
        return np.zeros(2), np.zeros(2)
    gap = np.full((len(y), 1), np.nan)
    return np.c_[x, x[:, -1:]].ravel()[:-1], np.c_[y, gap].ravel()[:-1]


def _ticks(low, high, about):
    """Return round numbers between two limits."""
    least = (high - low) / about
    power = 10.0 ** np.floor(np.log10(least))
    step = next(n for n in (1, 2, 2.5, 5, 10) if n * power >= least) * power
    ticks = np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step
    return np.round(ticks, 12) + 0.0


def _heading(text, keys):
    parts = [f"<b>{text}</b>"]
    parts += [f"{_swatch(dash, colour)} {name}" for dash, colour, name in keys]
    spans = "&ensp; ".join(f'<span style="white-space:nowrap">{part}</span>' for part in parts)
    style = f"font-size:13px;line-height:1.3;padding-left:6px;color:{INK}"
    return widgets.HTML(f'<div style="{style}">{spans}</div>')


def _swatch(dash, colour):
    if dash not in _DASHARRAY:
        return f'<span style="color:{colour}" aria-hidden="true">{dash}</span>'
    width, faint = (6, 'stroke-opacity="0.45"') if dash == "thick" else (2.5, "")
    return (
        '<svg width="26" height="8" aria-hidden="true"><line x1="0" y1="4" x2="26" y2="4" '
        f'stroke="{colour}" stroke-width="{width}" {faint} '
        f'stroke-dasharray="{_DASHARRAY[dash]}"/></svg>'
    )
