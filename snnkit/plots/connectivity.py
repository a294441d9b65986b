"""Connectivity as a still picture."""

from __future__ import annotations

import numpy as np

from ..model.strings.namespace import names_of_caller
from ..views.colours import FAINT, GRID, INK, SOURCE, TARGET
from ..views.connectivity import circles, heights, ticks
from ..views.wiring import wiring_of

__all__ = ["plot_connectivity"]


def plot_connectivity(
    synapses=None,
    weights=None,
    axes=None,
    *,
    rule=None,
    N=None,
    n_source=None,
    n_target=None,
    p=1.0,
    skip_if_invalid=False,
    seed=0,
):
    """Draw synapses as circles joined by lines, and as a matrix.

    Parameters
    ----------
    synapses : Synapses, optional
        Those to draw; without them give a rule and a number of neurons.
    weights : str or array_like, optional
        Shown by the size of the squares; negative ones are diamonds. An expression, the name of a
        variable of the synapses, or numbers.
    axes : pair of matplotlib Axes, optional
        Where to draw; by default in a new figure.
    rule : str, optional
        A condition, a generator or an expression, as `Synapses.connect` takes them. With
        `synapses`, what the rule would make of their groups is drawn.
    N, n_source, n_target, p, skip_if_invalid, seed
        As in `ConnectivityLab`.

    Returns
    -------
    ndarray of Axes
        The columns of circles, and the matrix.

    Examples
    --------
    >>> columns, matrix = plot_connectivity(rule='i != j', N=10, p=0.2)
    >>> matrix.get_xlabel()
    'source neuron'
    """
    wiring = wiring_of(synapses, N, n_source, n_target, names_of_caller(1).namespaces)
    if synapses is not None and rule is None:
        drawn = wiring.present(weights, seed)
    else:
        drawn = wiring.draw(rule or "", p, skip_if_invalid, seed, weights)
    axes = _new_axes() if axes is None else np.asarray(axes)
    _draw_columns(axes[0], drawn.picture)
    _draw_matrix(axes[1], drawn.picture)
    return axes


def _new_axes():
    from matplotlib import pyplot

    _, axes = pyplot.subplots(1, 2, figsize=(9, 4), layout="constrained")
    return axes


def _draw_columns(axes, picture):
    from matplotlib.collections import LineCollection

    crowd = np.sqrt(len(picture) or 1)
    look = {"alpha": np.clip(6 / crowd, 0.2, 0.6), "linewidths": np.clip(15 / crowd, 0.2, 1)}
    axes.add_collection(LineCollection(_parts(picture.lines(), 2), colors=INK, **look))
    for end, (size, colour) in enumerate(zip(picture.sizes, (SOURCE, TARGET), strict=True)):
        shown = circles(size)
        area = np.clip((150 / size) ** 2, 3, 80)
        x, y = np.full(shown.size, end), heights(size)[shown]
        axes.scatter(x, y, area, color=colour, zorder=3, clip_on=False)
    axes.set(xlim=(-0.12, 1.12), ylim=(0, 1), xticks=[])
    right = axes.twinx()
    right.set_ylim(0, 1)
    for side, size, name, colour in (
        (axes, picture.sizes[0], "source neuron", SOURCE),
        (right, picture.sizes[1], "target neuron", TARGET),
    ):
        side.set_yticks(heights(size)[ticks(size)], ticks(size))
        side.set_ylabel(name, color=colour)
        side.spines[:].set_visible(False)


def _draw_matrix(axes, picture):
    everything, positive = np.arange(len(picture)), picture.positive()
    if picture.is_dense:
        _draw_image(axes, picture)
    else:
        _fill(axes, picture.squares(everything[positive]), INK, INK)
        _fill(axes, picture.diamonds(everything[~positive]), TARGET, "white")
    for axis, size, name, colour in (
        (axes.xaxis, picture.sizes[0], "source neuron", SOURCE),
        (axes.yaxis, picture.sizes[1], "target neuron", TARGET),
    ):
        axis.set_ticks(ticks(size))
        axis.set_label_text(name, color=colour)
    axes.set(xlim=(-0.5, picture.sizes[0] - 0.5), ylim=(-0.5, picture.sizes[1] - 0.5))
    axes.set_box_aspect(1)  # what is square in `Connectivity.squares` is square
    axes.grid(color=GRID)
    axes.set_axisbelow(True)


def _draw_image(axes, picture):
    from matplotlib.colors import LinearSegmentedColormap

    colours = LinearSegmentedColormap.from_list("signed", [TARGET, "white", FAINT, INK])
    right, top = (size - 0.5 for size in picture.sizes)
    image = np.ma.masked_equal(picture.image(), 0)
    axes.imshow(
        image,
        cmap=colours,
        vmin=-1,
        vmax=1,
        origin="lower",
        extent=(-0.5, right, -0.5, top),
        aspect="auto",
        interpolation="nearest",
    )


def _fill(axes, path, stroke, fill):
    from matplotlib.collections import PolyCollection

    shapes = _parts(path, 5)
    axes.add_collection(PolyCollection(shapes, edgecolors=stroke, facecolors=fill, zorder=2))


def _parts(path, points):
    """Take a path apart at its gaps."""
    x, y = path
    kept = ~np.isnan(y)
    return np.column_stack([x[kept], y[kept]]).reshape(-1, points, 2)
