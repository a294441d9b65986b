"""Who is connected to whom, as two pictures: columns of circles, and a matrix.

The first picture has a column of circles for the source neurons, one for the target neurons, and
a line for each synapse. The second has the source neurons along x, the target neurons along y, and
a square for each synapse. Neuron 0 is at the bottom of all of them, so that a target neuron's
circle is as high as its row of the matrix.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

__all__ = ["Connectivity", "connectivity", "heights", "ticks"]

#: up to so many synapses have a square each; more are drawn as an image
DOTS = 1_000
#: up to so many synapses have a line each; of more, so many are drawn
LINES = 2_000
#: up to so many neurons have a circle each; of more, every second, third, ... has
CIRCLES = 100
#: pixels of the image, along each side
PIXELS = 250


@dataclass(frozen=True)
class Connectivity:
    """Synapses between two groups, and what there is to see of them.

    Attributes
    ----------
    i, j : ndarray of int
        Source and target neuron of each synapse.
    sizes : (int, int)
        How many source and target neurons there are.
    weights : ndarray of float or None
        One for each synapse.
    """

    i: np.ndarray
    j: np.ndarray
    sizes: tuple[int, int]
    weights: np.ndarray | None = None

    def __len__(self):
        return self.i.size

    @property
    def out_degree(self) -> np.ndarray:
        """For each source neuron, the number of its synapses."""
        return np.bincount(self.i, minlength=self.sizes[0])

    @property
    def in_degree(self) -> np.ndarray:
        """For each target neuron, the number of its synapses."""
        return np.bincount(self.j, minlength=self.sizes[1])

    @property
    def repeated(self) -> int:
        """How many synapses connect a pair that another synapse connects already."""
        return len(self) - np.unique(self.i.astype(np.int64) * self.sizes[1] + self.j).size

    @property
    def strengths(self) -> np.ndarray:
        """For each synapse, its share of the largest weight, from 0 to 1, whatever its sign."""
        if self.weights is None:
            return np.ones(len(self))
        size = np.abs(self.weights)
        largest = size.max(initial=0, where=np.isfinite(size))
        return np.clip(np.nan_to_num(size / (largest or 1), posinf=1), 0, 1)

    def of(self, source=None, target=None) -> np.ndarray:
        """Return the synapses of a source neuron, of a target neuron, or of a pair.

        Parameters
        ----------
        source, target : int, optional
            None stands for all neurons.

        Returns
        -------
        ndarray of int
            Indices of synapses.
        """
        chosen = np.ones(len(self), bool)
        if source is not None:
            chosen &= self.i == source
        if target is not None:
            chosen &= self.j == target
        return np.flatnonzero(chosen)

    def positive(self, which=slice(None)) -> np.ndarray:
        """Return which of some synapses have a weight above 0, or no weight."""
        if self.weights is None:
            return np.ones(self.i[which].size, bool)
        return ~(self.weights[which] < 0)

    @property
    def lines_drawn(self) -> int:
        """How many synapses have a line: all, if they aren't too many."""
        return min(len(self), LINES)

    def lines(self, which=None):
        """Return all lines as one path, from (0, height of source) to (1, height of target).

        Of too many lines, some are left out, evenly spread; see `lines_drawn`.

        Parameters
        ----------
        which : ndarray of int, optional
            Indices of synapses; by default all.

        Returns
        -------
        x, y : ndarray of float
            y is NaN between the lines.
        """
        which = np.arange(len(self)) if which is None else which
        which = _spread(which, LINES)
        start = heights(self.sizes[0])[self.i[which]]
        end = heights(self.sizes[1])[self.j[which]]
        return _path(np.array([0.0, 1.0]), np.column_stack([start, end]))

    def squares(self, which):
        """Return squares as one path around all of them; their area tells the weight.

        Parameters
        ----------
        which : ndarray of int
            Indices of synapses.

        Returns
        -------
        x, y : ndarray of float
            y is NaN between the squares.
        """
        return self._shapes(which, [-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1])

    def diamonds(self, which):
        """Return squares of the same area, standing on a corner."""
        far = np.sqrt(2)
        return self._shapes(which, [-far, 0, far, 0, -far], [0, -far, 0, far, 0])

    def _shapes(self, which, x, y):
        which = _spread(which, DOTS)
        side = np.sqrt(self.strengths[which])[:, None]
        # of the smaller side of a cell: the picture is square, and so are the shapes
        share = reach(max(self.sizes)) / max(self.sizes)
        across, up = (side * share * size for size in self.sizes)
        return _path(self.i[which][:, None] + across * x, self.j[which][:, None] + up * y)

    def circles_of(self, which, source=None, target=None):
        """Return where the circles of the neurons at both ends of some synapses are.

        Parameters
        ----------
        which : ndarray of int
            Indices of synapses.
        source, target : int, optional
            Neurons to include in any case.
        """
        ends = [
            np.union1d(ends[which], [] if neuron is None else [neuron]).astype(int)
            for ends, neuron in ((self.i, source), (self.j, target))
        ]
        x = np.repeat([0.0, 1.0], [end.size for end in ends])
        y = [heights(size)[end] for size, end in zip(self.sizes, ends, strict=True)]
        return x, np.concatenate(y)

    def bands(self, source=None, target=None):
        """Return the column of a source neuron and the row of a target neuron, as one path."""
        right, top = (size - 0.5 for size in self.sizes)
        across, up = (1.25 * reach(size) for size in self.sizes)
        boxes = []
        if source is not None:
            boxes += [(source - across, source + across, -0.5, top)]
        if target is not None:
            boxes += [(-0.5, right, target - up, target + up)]
        boxes = np.array(boxes, float).reshape(-1, 4)
        return _path(boxes[:, [0, 1, 1, 0, 0]], boxes[:, [2, 2, 3, 3, 2]])

    @property
    def is_dense(self) -> bool:
        """Whether there are too many synapses for a square each."""
        return len(self) > DOTS

    def image(self, pixels=PIXELS) -> np.ndarray:
        """Return the matrix as an image, for more synapses than can have a square each.

        Returns
        -------
        ndarray of float, (rows, columns)
            Sum of the weights in each pixel (or number of synapses) as a share of the largest.
            Row 0 holds target neuron 0; a pixel holds several neurons if there are many.
        """
        columns, rows = (min(size, pixels) for size in self.sizes)
        column = self.i * columns // self.sizes[0]
        row = self.j * rows // self.sizes[1]
        share = self.strengths * np.where(self.positive(), 1, -1)
        cells = np.bincount(row * columns + column, share, minlength=rows * columns)
        return cells.reshape(rows, columns) / (np.abs(cells).max(initial=0) or 1)


def connectivity(i, j, n_source, n_target, weights=None) -> Connectivity:
    """Prepare the pictures of synapses.

    Parameters
    ----------
    i, j : array_like of int
        Source and target neuron of each synapse.
    n_source, n_target : int
        How many neurons there are.
    weights : float or array_like of float, optional
        One for each synapse, or one for all.

    Examples
    --------
    >>> C = connectivity([0, 0, 2], [1, 2, 0], 3, 3)
    >>> C.out_degree
    array([2, 0, 1])
    >>> C.of(source=0)
    array([0, 1])
    """
    i, j = np.asarray(i, np.int64), np.asarray(j, np.int64)
    if weights is not None:
        weights = np.broadcast_to(np.asarray(weights, float), i.shape)
    return Connectivity(i, j, (int(n_source), int(n_target)), weights)


def heights(size: int) -> np.ndarray:
    """Return how high each neuron's circle is, in a column from 0 to 1.

    >>> heights(2)
    array([0.25, 0.75])
    """
    return (np.arange(size) + 0.5) / size


def circles(size: int) -> np.ndarray:
    """Return which neurons have a circle: all, if they aren't too many.

    >>> circles(4), circles(1000)[:3]
    (array([0, 1, 2, 3]), array([ 0, 10, 20]))
    """
    return np.arange(0, size, -(-size // CIRCLES))


def reach(size: int) -> float:
    """Return how far a square reaches from its centre: not too small to see in a large matrix."""
    return max(0.36, 0.006 * size)


def ticks(size: int, most: int = 10) -> np.ndarray:
    """Return the numbers to write along an axis of neurons.

    >>> ticks(10), ticks(60)
    (array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), array([ 0, 10, 20, 30, 40, 50]))
    """
    steps = (m * 10**e for e in range(12) for m in (1, 2, 5))
    step = next(step for step in steps if (size - 1) // step < most)
    return np.arange(0, size, step)


def _spread(which, most):
    """Take at most so many, evenly spread."""
    if which.size <= most:
        return which
    return which[np.linspace(0, which.size - 1, most).astype(int)]


def _path(x, y):
    """Join the rows of two arrays into one path, with NaN in y between them."""
    x = np.broadcast_to(x, y.shape)
    gap = np.full((len(y), 1), np.nan)
    x = np.hstack([x, x[:, -1:]]).ravel()[:-1]
    return x, np.hstack([y, gap]).ravel()[:-1]
