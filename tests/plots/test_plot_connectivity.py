"""The still picture of connectivity draws the same view as the lab."""

import matplotlib
import numpy as np
import pytest
from matplotlib import pyplot

from snnkit import NeuronGroup, Synapses, um
from snnkit.plots.connectivity import plot_connectivity


@pytest.fixture(autouse=True)
def _without_a_screen():
    before = matplotlib.get_backend()
    pyplot.switch_backend("agg")
    yield
    pyplot.close("all")
    pyplot.switch_backend(before)


def drawn_pairs(axes, number):
    """The pairs that the polygons of the matrix stand on."""
    paths = axes.collections[number].get_paths()
    return sorted(tuple(np.round(path.vertices[:4].mean(axis=0)).astype(int)) for path in paths)


def test_synapses_of_the_user():
    G = NeuronGroup(6, "x : metre")
    G.x = "i*25*um"
    S = Synapses(G, G, "w : 1")
    S.connect(i=[0, 1, 5], j=[1, 2, 0])
    S.w = [0.5, -1, 1]
    columns, matrix = plot_connectivity(S, weights=S.w)
    lines = columns.collections[0].get_segments()
    assert np.allclose(
        lines, [[[0, (i + 0.5) / 6], [1, (j + 0.5) / 6]] for i, j in [(0, 1), (1, 2), (5, 0)]]
    )
    assert drawn_pairs(matrix, 0) == [(0, 1), (5, 0)]
    assert drawn_pairs(matrix, 1) == [(1, 2)]
    assert (matrix.get_xlabel(), matrix.get_ylabel()) == ("source neuron", "target neuron")
    matrix.figure.canvas.draw()


def test_weights_by_an_expression_with_a_name_of_the_caller():
    G = NeuronGroup(6, "x : metre")
    G.x = "i*25*um"
    S = Synapses(G, G)
    S.connect("i == j")
    width = 50 * um  # noqa: F841  (the string uses it)
    _, matrix = plot_connectivity(S, weights="x_pre/width")
    sides = [np.ptp(p.vertices[:, 0]) for p in matrix.collections[0].get_paths()]
    assert np.allclose(np.square(sides) / sides[-1] ** 2, np.arange(6) / 5)


def test_a_rule_without_a_network_on_axes_of_ones_own():
    _, axes = pyplot.subplots(1, 2)
    same = plot_connectivity(rule="i < j", n_source=3, n_target=4, axes=axes)
    assert same[1] is axes[1]
    assert drawn_pairs(axes[1], 0) == [(i, j) for i in range(3) for j in range(4) if i < j]


def test_thousands_of_synapses():
    _, matrix = plot_connectivity(rule="i != j", N=50)
    image = matrix.images[0].get_array()
    assert (image > 0).sum() == 50 * 49
    matrix.figure.canvas.draw()


def test_no_synapses():
    columns, matrix = plot_connectivity(rule="i > 9", N=5)
    columns.figure.canvas.draw()
