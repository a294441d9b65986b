"""The pictures of connectivity, against loops that anyone can check."""

import numpy as np
import pytest

from snnkit.views import connectivity as view
from snnkit.views.connectivity import circles, connectivity, heights, ticks


@pytest.fixture
def random():
    rng = np.random.default_rng(3)
    i, j = rng.integers(0, 7, 40), rng.integers(0, 5, 40)
    return connectivity(i, j, 7, 5, rng.normal(size=40))


def test_degrees(random):
    assert random.out_degree.tolist() == [sum(i == k for i in random.i) for k in range(7)]
    assert random.in_degree.tolist() == [sum(j == k for j in random.j) for k in range(5)]


def test_synapses_of_a_neuron_and_of_a_pair(random):
    pairs = list(zip(random.i, random.j, strict=True))
    assert random.of().tolist() == list(range(40))
    for s in range(7):
        assert random.of(source=s).tolist() == [k for k, (i, _) in enumerate(pairs) if i == s]
        for t in range(5):
            assert random.of(s, t).tolist() == [k for k, p in enumerate(pairs) if p == (s, t)]
    for t in range(5):
        assert random.of(target=t).tolist() == [k for k, (_, j) in enumerate(pairs) if j == t]


def test_synapses_that_connect_a_pair_again(random):
    pairs = list(zip(random.i, random.j, strict=True))
    assert random.repeated == len(pairs) - len(set(pairs))


def test_each_line_goes_from_its_source_to_its_target(random):
    x, y = random.lines()
    assert x.size == y.size == 3 * 40 - 1
    for k in range(40):
        assert x[3 * k : 3 * k + 2].tolist() == [0, 1]
        assert y[3 * k] == pytest.approx((random.i[k] + 0.5) / 7)
        assert y[3 * k + 1] == pytest.approx((random.j[k] + 0.5) / 5)


@pytest.mark.parametrize("shape", ["lines", "squares", "diamonds"])
def test_gaps_are_in_y_only_and_between_parts_only(random, shape):
    x, y = getattr(random, shape)(np.arange(40))
    assert x.dtype == y.dtype == np.float64
    assert not np.isnan(x).any()
    assert np.isnan(y).sum() == 39
    assert not np.isnan(y[[0, -1]]).any()


@pytest.mark.parametrize("shape", ["lines", "squares", "diamonds"])
def test_no_synapses_make_an_empty_path(shape):
    empty = connectivity([], [], 3, 4)
    x, y = getattr(empty, shape)(np.zeros(0, int))
    assert x.size == y.size == 0
    assert empty.out_degree.tolist() == [0, 0, 0]
    assert empty.image().shape == (4, 3)


def test_a_target_neuron_has_the_height_of_its_row():
    low, high = -0.5, 9.5  # of the matrix
    assert (heights(10) * (high - low) + low).tolist() == pytest.approx(list(range(10)))


def corners(path, k):
    x, y = path
    return x[6 * k : 6 * k + 5], y[6 * k : 6 * k + 5]


def test_area_of_a_square_tells_the_weight():
    weights = np.array([1.0, 0.5, 0.25, 0.0])
    path = connectivity([0, 1, 2, 3], [3, 2, 1, 0], 4, 4, weights).squares(np.arange(4))
    sides = [np.ptp(corners(path, k)[0]) for k in range(4)]
    assert (np.square(sides) / sides[0] ** 2).tolist() == pytest.approx(weights)
    for k in range(4):
        x, y = corners(path, k)
        assert x[:4].mean() == pytest.approx(k)
        assert y[:4].mean() == pytest.approx(3 - k)
        assert np.ptp(x) < 1  # cells don't touch


def test_negative_weights_count_by_their_size():
    picture = connectivity([0, 1, 2], [0, 0, 0], 3, 1, [-4, 2, 0])
    assert picture.strengths.tolist() == [1, 0.5, 0]
    assert picture.positive().tolist() == [False, True, True]


@pytest.mark.parametrize(
    "weights, strengths",
    [
        ([0, 0], [0, 0]),
        ([np.nan, 2], [0, 1]),
        ([np.inf, 2], [1, 1]),
        ([-np.inf, np.inf], [1, 1]),
        (None, [1, 1]),
        (3, [1, 1]),
    ],
)
def test_strange_weights(weights, strengths):
    assert connectivity([0, 1], [0, 1], 2, 2, weights).strengths.tolist() == strengths


def test_image_counts_synapses():
    rng = np.random.default_rng(1)
    i, j = rng.integers(0, 30, 2000), rng.integers(0, 20, 2000)
    counts = np.zeros((20, 30))
    for a, b in zip(i, j, strict=True):
        counts[b, a] += 1
    picture = connectivity(i, j, 30, 20)
    assert picture.is_dense
    assert np.allclose(picture.image(), counts / counts.max())


def test_image_adds_up_weights_with_their_sign_in_larger_pixels():
    picture = connectivity([0, 1, 2, 3], [0, 1, 2, 3], 4, 4, [1, 1, -1, 0])
    assert picture.image(pixels=2).tolist() == [[1, 0], [0, -0.5]]


def test_many_synapses_have_fewer_lines_and_say_so():
    n = 3 * view.LINES
    picture = connectivity(np.arange(n) % 100, np.arange(n) % 99, 100, 99)
    assert picture.lines_drawn == view.LINES
    assert np.isnan(picture.lines()[1]).sum() == view.LINES - 1
    few = connectivity([0], [0], 1, 1)
    assert few.lines_drawn == 1 and not few.is_dense


def test_many_neurons_have_fewer_circles():
    assert circles(100).tolist() == list(range(100))
    for size in (101, 250, 1000, 12345):
        assert circles(size).size <= view.CIRCLES
        assert np.unique(np.diff(circles(size))).size == 1


def test_circles_at_both_ends():
    picture = connectivity([0, 0, 1], [1, 2, 2], 2, 4)
    x, y = picture.circles_of(picture.of(source=0), source=0)
    assert x.tolist() == [0, 1, 1]
    assert y.tolist() == [0.25, 1.5 / 4, 2.5 / 4]
    x, y = picture.circles_of(picture.of(target=0), target=0)
    assert (x.tolist(), y.tolist()) == ([1], [0.125])


def test_bands():
    x, y = connectivity([], [], 10, 20).bands(source=3, target=5)
    assert x[:5].mean() == pytest.approx(3, abs=0.2) and np.ptp(y[:5]) == 20
    assert np.ptp(x[6:]) == 10 and y[6:].mean() == pytest.approx(5, abs=0.2)
    assert np.isnan(y[5]) and not np.isnan(x).any()


@pytest.mark.parametrize("size", [1, 2, 9, 10, 11, 37, 100, 101, 999, 10**6])
def test_ticks_are_few_whole_numbers_from_0(size):
    at = ticks(size)
    assert at[0] == 0 and at[-1] < size and at.dtype.kind == "i"
    assert 1 <= at.size <= 10


@pytest.mark.parametrize("sizes", [(5, 20), (20, 5), (7, 7), (3, 900)])
def test_squares_are_square_in_a_square_picture(sizes):
    x, y = connectivity([1], [2], *sizes).squares(np.array([0]))
    assert np.ptp(x) / sizes[0] == pytest.approx(np.ptp(y) / sizes[1])
    assert np.ptp(y) / sizes[1] <= 0.72 / max(sizes) or max(sizes) > 60
