"""The two figures of the connectivity lab: built once, then only their data change."""

from __future__ import annotations

import ipywidgets as widgets
import numpy as np
from bqplot import Axis, Figure, Image, LinearScale, Lines, Scatter

from ..views.colours import AXIS, GRID, HIGHLIGHT, INK, SOURCE, TARGET, TARGET_TEXT
from ..views.connectivity import circles, heights, ticks
from .lab import figure_options
from .png import png

__all__ = ["ConnectivityFigures"]

#: up to so many cells of the matrix can be told under the pointer; in all others by a click
HOVER_CELLS = 1_000
#: height of the plotted area in pixels, about; what is drawn in pixels goes by it
HEIGHT = 290
#: width to height of a matrix that is square within its margins
SQUARE = (HEIGHT + 80) / (HEIGHT + 60)
_NOTHING = np.zeros(0), np.zeros(0)
_CLEAR = np.zeros((1, 1, 4), np.uint8)


class ConnectivityFigures:
    """Columns of circles, and a matrix; they tell what is pointed at, and light what is chosen.

    Parameters
    ----------
    sizes : (int, int)
        How many source and target neurons there are.
    on_hover, on_click : callable
        Called with a source and a target neuron; None stands for all.
    """

    def __init__(self, sizes, on_hover, on_click):
        self.sizes, self.on_hover, self.on_click = sizes, on_hover, on_click
        self._opacity = 0.6
        self._build_columns()
        self._build_matrix()
        self.columns.add_class("snnkit-columns")
        self.matrix.add_class("snnkit-matrix")

    # --- what changes ---

    def draw(self, picture):
        """Show synapses."""
        everything = np.arange(len(picture))
        positive = picture.positive()
        dense = picture.is_dense
        crowd = np.sqrt(len(picture) or 1)
        self._opacity = _between(0.25, 6 / crowd, 0.6)
        self.lines.stroke_width = _between(0.3, 15 / crowd, 1.2)
        _put(self.lines, *picture.lines())
        _put(self.squares, *(_NOTHING if dense else picture.squares(everything[positive])))
        _put(self.diamonds, *(_NOTHING if dense else picture.diamonds(everything[~positive])))
        self._draw_image(picture if dense else None)

    def light(self, picture, source=None, target=None):
        """Pick out the synapses of a source neuron, of a target neuron, or of a pair.

        All stand in the same light if both are None.
        """
        lit = source is not None or target is not None
        which = picture.of(source, target) if lit else np.zeros(0, int)
        _put(self.lit_lines, *picture.lines(which))
        positive = picture.positive(which)
        _put(self.lit_squares, *picture.squares(which[positive]))
        _put(self.lit_diamonds, *picture.diamonds(which[~positive]))
        _put(self.bands, *picture.bands(source, target))
        _put(self.lit_circles, *picture.circles_of(which, source, target))
        _set(self.lines, opacities=[self._opacity * (0.2 if lit else 1.0)])
        self.lit_lines.stroke_width = _between(1.2, 16 / np.sqrt(which.size or 1), 3)
        for marks in (self.squares, self.diamonds):
            _set(marks, opacities=[0.25 if lit else 1.0], fill_opacities=[0.25 if lit else 1.0])

    def _draw_image(self, picture):
        pixels = _CLEAR if picture is None else _colours(picture.image())
        if pixels is _CLEAR and self.image.image is self.blank:
            return
        old = self.image.image
        # an image whose value changes would not be drawn anew
        self.image.image = (
            self.blank if picture is None else widgets.Image(value=png(pixels), format="png")
        )
        if old is not self.blank:
            old.close()

    # --- columns of circles ---

    def _build_columns(self):
        across, up = _scale(-0.12, 1.12), _scale(0, 1)
        scales = {"x": across, "y": up}
        self.lines = _path(scales, INK, stroke_width=1.2)
        self.lit_lines = _path(scales, HIGHLIGHT, stroke_width=3)
        area = _circle_area(max(self.sizes))
        self.lit_circles = _circles(
            scales, HIGHLIGHT, max(2.2 * area, 70), stroke=INK, enable_hover=False
        )
        self.blank = widgets.Image(value=png(_CLEAR), format="png")
        field = Image(image=self.blank, scales=scales, x=[-0.12, 1.12], y=[0.0, 1.0])
        field.on_element_click(self._field_clicked)
        self.circles = [
            self._column(end, scales, area, colour) for end, colour in enumerate([SOURCE, TARGET])
        ]
        self.columns = Figure(
            marks=[field, self.lines, self.lit_lines, self.lit_circles, *self.circles],
            axes=[
                _axis(self.sizes[0], "source neuron", "left", SOURCE),
                _axis(self.sizes[1], "target neuron", "right", TARGET_TEXT),
            ],
            **_figure({"top": 12, "bottom": 48, "left": 64, "right": 64}),
        )

    def _column(self, end, scales, area, colour):
        shown = circles(self.sizes[end])
        column = _circles(scales, colour, area)
        column.x, column.y = np.full(shown.size, float(end)), heights(self.sizes[end])[shown]

        def neuron(index):
            k = int(shown[index])
            return (k, None) if end == 0 else (None, k)

        self._listen(column, neuron)
        return column

    def _field_clicked(self, _, content):
        x, y = content["data"]["click_x"], content["data"]["click_y"]
        end = round(float(np.clip(x, 0, 1)))
        if abs(x - end) > 0.25:  # neither column is near
            return self.on_click(None, None)
        k = _nearest(y * self.sizes[end] - 0.5, self.sizes[end])
        return self.on_click(*((k, None) if end == 0 else (None, k)))

    # --- matrix ---

    def _build_matrix(self):
        extents = [[-0.5, size - 0.5] for size in self.sizes]
        across, up = (_scale(*extent) for extent in extents)
        scales = {"x": across, "y": up}
        self.image = Image(image=self.blank, scales=scales, x=extents[0], y=extents[1])
        self.image.on_element_click(self._matrix_clicked)
        self.bands = _path(scales, HIGHLIGHT, stroke_width=0)
        self.bands.fill, self.bands.fill_colors = "inside", [HIGHLIGHT]
        self.bands.fill_opacities = [0.22]
        self.squares = _filled(scales, INK, INK)
        self.diamonds = _filled(scales, TARGET, "white")
        self.lit_squares = _filled(scales, INK, HIGHLIGHT)
        self.lit_diamonds = _filled(scales, TARGET, HIGHLIGHT)
        self.matrix = Figure(
            marks=[
                self.image,
                self.bands,
                self.squares,
                self.diamonds,
                self.lit_squares,
                self.lit_diamonds,
                *self._cells(scales),
            ],
            axes=[
                _axis(self.sizes[0], "source neuron", "bottom", SOURCE, across),
                _axis(self.sizes[1], "target neuron", "left", TARGET_TEXT, up),
            ],
            **_figure({"top": 12, "bottom": 48, "left": 64, "right": 16}),
            min_aspect_ratio=SQUARE,
            max_aspect_ratio=SQUARE,
        )

    def _cells(self, scales):
        """An invisible square on each cell, which tells when the pointer is on it."""
        sources, targets = self.sizes
        if sources * targets > HOVER_CELLS:
            return []
        cells = Scatter(
            x=np.tile(np.arange(sources, dtype=float), targets),
            y=np.repeat(np.arange(targets, dtype=float), sources),
            scales=scales,
            marker="square",
            default_size=int((0.95 * HEIGHT / max(self.sizes)) ** 2),
            opacities=[0.0],
            stroke_width=0,
        )
        self._listen(cells, lambda index: (index % sources, index // sources))
        return [cells]

    def _matrix_clicked(self, _, content):
        at = content["data"]["click_x"], content["data"]["click_y"]
        self.on_click(*(_nearest(k, size) for k, size in zip(at, self.sizes, strict=True)))

    # --- pointing ---

    def _listen(self, marks, neurons):
        """Report which neurons the marks under the pointer stand for."""

        def hovered(change):
            self.on_hover(*((None, None) if change.new is None else neurons(change.new)))

        def clicked(_, content):
            self.on_click(*neurons(int(content["data"]["index"])))

        marks.observe(hovered, "hovered_point")
        marks.on_element_click(clicked)


def _between(low, value, high):
    return float(np.clip(value, low, high))


def _nearest(position, size):
    return int(np.clip(round(position), 0, size - 1))


def _circle_area(size):
    return int(_between(14, (0.8 * HEIGHT / size) ** 2 * np.pi / 4, 170))


def _colours(image):
    """Dark for positive, red for negative values; clear where there is nothing."""
    image = image[::-1]
    pixels = np.empty((*image.shape, 4), np.uint8)
    colours = [[int(c[k : k + 2], 16) for k in (1, 3, 5)] for c in (INK, TARGET)]
    pixels[..., :3] = np.where(image[..., None] < 0, colours[1], colours[0])
    pixels[..., 3] = np.where(image, 55 + 200 * np.abs(image), 0)
    return pixels


def _figure(margin):
    layout = {"height": "350px", "min_width": "260px", "flex": "1 1 290px", "max_width": "560px"}
    options = figure_options(fig_margin=margin, padding_x=0, padding_y=0, layout=layout)
    if hasattr(Figure, "display_toolbar"):  # since bqplot 0.13
        options["display_toolbar"] = False
    return options


def _axis(size, label, side, colour, scale=None):
    upright = side in ("left", "right")
    axis = Axis(
        scale=scale or _scale(-0.5, size - 0.5),
        side=side,
        label=label,
        label_color=colour,
        label_offset="3.2em" if upright else "2.4em",
        tick_values=ticks(size).astype(float),
        tick_format="d",
        grid_lines="none" if scale is None else "solid",
        grid_color=GRID,
        color=AXIS,
    )
    axis.orientation = "vertical" if upright else "horizontal"
    return axis


def _scale(low, high):
    """A scale from edge to edge: padding would move circles away from their numbers."""
    return LinearScale(min=low, max=high, allow_padding=False)


def _path(scales, colour, **more):
    more = {"opacities": [1.0]} | more
    return Lines(x=_NOTHING[0], y=_NOTHING[1], scales=scales, colors=[colour], **more)


def _filled(scales, stroke, fill):
    marks = _path(scales, stroke, stroke_width=1.2)
    marks.fill, marks.fill_colors, marks.fill_opacities = "inside", [fill], [1.0]
    return marks


def _circles(scales, colour, area, **more):
    return Scatter(
        x=_NOTHING[0],
        y=_NOTHING[1],
        scales=scales,
        colors=[colour],
        default_size=int(area),
        stroke_width=1,
        **{"stroke": "white"} | more,
    )


def _put(marks, x, y):
    """Give marks new data, unless they have them."""
    if not (np.array_equal(marks.x, x) and np.array_equal(marks.y, y, equal_nan=True)):
        with marks.hold_sync():
            marks.x, marks.y = x, y


def _set(marks, **traits):
    with marks.hold_sync():
        for name, value in traits.items():
            setattr(marks, name, value)
