"""Exact integration of linear equations over one time step.

For ``dx/dt = A x + b`` with A and b constant during the step of length h,

    x(t + h) = P x(t) + R b,    P = exp(A h),    R = integral of exp(A s) ds from 0 to h

P is called the propagator. Both come out of one matrix exponential, that of
``[[A, I], [0, 0]] * h`` (Van Loan 1978, IEEE Trans. Automat. Contr. 23:395; for spiking
networks: Rotter & Diesmann 1999, Biol. Cybern. 81:381).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

__all__ = ["Remembered", "propagators", "relax", "relax_together"]


def propagators(rows, step):
    """Return P and R for one step.

    Parameters
    ----------
    rows : list of list of (float or ndarray or None)
        The matrix A; an entry is one number for all neurons, or an array of one per neuron;
        None stands for zero.
    step : float
        Length of the time step in seconds.

    Returns
    -------
    P, R : list of list of (float or ndarray)
        In the same layout.

    Examples
    --------
    >>> P, R = propagators([[-100.0]], 0.01)
    >>> round(float(P[0][0]), 6), round(float(R[0][0]), 6)
    (0.367879, 0.006321)
    """
    if all(e is None for k, row in enumerate(rows) for m, e in enumerate(row) if m != k):
        return _uncoupled([row[k] for k, row in enumerate(rows)], step)
    size = len(rows)
    entries = [[0.0 if e is None else e for e in row] for row in rows]
    shape = np.broadcast_shapes(*(np.shape(e) for row in entries for e in row))
    matrix = np.empty((*shape, size, size))
    for k, row in enumerate(entries):
        for m, entry in enumerate(row):
            matrix[..., k, m] = entry
    if not shape:
        return _of_all(matrix.tobytes(), size, step)
    return _layout(*_of_each(matrix.reshape(-1, size, size), step))


@lru_cache(maxsize=256)
def _of_all(matrix, size, step):
    """Return P and R of one matrix, given as bytes: asked for again after any call of Python."""
    matrix = np.frombuffer(matrix).reshape(size, size)
    return _layout(*_exponential(matrix, step))


#: what `_of_each` was asked last, and what it said
_answers = []
#: how many answers are kept, and of how many bytes each
_MOST_ANSWERS, _MOST_BYTES = 4, 2**23


def _of_each(matrices, step):
    """Return P and R of many matrices; again at once if asked for the same again.

    A run that reports how far it is, is one run after another of some steps.
    """
    for number, (asked, then, answer) in enumerate(_answers):
        if then == step and np.array_equal(asked, matrices):
            _answers.append(_answers.pop(number))
            return answer
    # one propagator per distinct set of parameters, not per neuron
    size = matrices.shape[-1]
    distinct, which = np.unique(matrices.reshape(-1, size**2), axis=0, return_inverse=True)
    which = which.reshape(-1)
    P, R = (m[which] for m in _exponential(distinct.reshape(-1, size, size), step))
    if P.nbytes <= _MOST_BYTES:
        _answers.append((matrices.copy(), step, (P, R)))
        del _answers[:-_MOST_ANSWERS]
    return P, R


class Remembered:
    """Propagators of a matrix that may change during a run: computed anew only if it did."""

    def __init__(self, step):
        self.step, self.rows, self.result = step, None, None

    def __call__(self, rows):
        if self.rows is None or not all(map(_equal, self.rows, rows)):
            self.rows = [[None if e is None else np.array(e) for e in row] for row in rows]
            self.result = propagators(self.rows, self.step)
        return self.result


def _equal(old, new):
    pairs = zip(old, new, strict=True)
    return all(a is None or np.array_equal(a, b) for a, b in pairs)


def relax(x, rate, drive, elapsed):
    """Return the solution of ``dx/dt = rate*x + drive`` after a time `elapsed`."""
    growth = rate * elapsed
    if drive is None:
        return x * np.exp(growth)
    return x * np.exp(growth) + drive * _integral(growth, rate, elapsed)


def relax_together(states, rows, drive, elapsed):
    """Return the solution of ``dx/dt = A x + b`` after some times, one for each synapse.

    Parameters
    ----------
    states : list of ndarray, each of shape (synapses,)
    rows : list of list of (float or ndarray or None)
        The matrix A; None stands for zero.
    drive : list of (float or ndarray or None)
        The vector b.
    elapsed : ndarray, shape (synapses,)

    Returns
    -------
    list of ndarray
    """
    size = len(states)
    # x and a 1 beside it: then b is a column of the matrix
    extended = np.zeros((len(elapsed), size + 1, size + 1))
    for k, row in enumerate(rows):
        for m, entry in enumerate((*row, drive[k])):
            if entry is not None:
                extended[:, k, m] = np.multiply(entry, elapsed)
    grown = _expm(extended)[:, :size]
    together = np.stack([*states, np.ones(len(elapsed))], axis=1)
    return list(np.einsum("skm,sm->ks", grown, together))


def _integral(growth, rate, elapsed):
    still = np.equal(rate, 0)
    return np.where(still, elapsed, np.expm1(growth) / np.where(still, 1.0, rate))


def _uncoupled(rates, step):
    size = len(rates)
    P = [[0.0] * size for _ in rates]
    R = [[0.0] * size for _ in rates]
    for k, rate in enumerate(rates):
        rate = 0.0 if rate is None else rate
        P[k][k] = np.exp(np.multiply(rate, step))
        R[k][k] = _integral(np.multiply(rate, step), rate, step)
    return P, R


def _exponential(matrices, step):
    size = matrices.shape[-1]
    extended = np.zeros((*matrices.shape[:-2], 2 * size, 2 * size))
    extended[..., :size, :size] = matrices * step
    extended[..., :size, size:] = np.eye(size) * step
    result = _expm(extended)
    return result[..., :size, :size], result[..., :size, size:]


#: the polynomials p with exp(x) = p(x)/p(-x) to rounding, where the norm of x is at most this:
#: Higham 2005, SIAM J. Matrix Anal. Appl. 26:1179
_PADE = [np.prod(np.arange(14.0 - k, 14)) / np.prod(np.arange(27.0 - k, 27)) for k in range(14)]
_PADE = [p / np.prod(np.arange(1.0, k + 1)) for k, p in enumerate(_PADE)]
_PADE_REACHES = 5.37
#: how many matrices are reckoned with at once
_BLOCK = 4096


def _expm(matrices):
    """Return the exponentials of some matrices: scipy's, which takes one after the other.

    Many small ones, as of synapses that differ in their time constants, go together.
    """
    from scipy.linalg import expm

    if matrices.ndim == 2 or len(matrices) < 16:
        return expm(matrices)
    result = np.empty_like(matrices)
    small = np.abs(matrices).sum(axis=1).max(axis=1) <= _PADE_REACHES
    if not small.all():
        result[~small] = expm(matrices[~small])
    for block in np.array_split(np.flatnonzero(small), small.sum() // _BLOCK + 1):
        result[block] = _of_small(matrices[block])
    return result


def _of_small(x):
    square = x @ x
    power = np.broadcast_to(np.eye(x.shape[-1]), x.shape)
    even, odd = np.zeros_like(x), np.zeros_like(x)
    for k in range(0, 14, 2):
        even += _PADE[k] * power
        odd += _PADE[k + 1] * power
        power = power @ square
    odd = x @ odd
    return np.linalg.solve(even - odd, even + odd)


def _layout(*matrices):
    size = matrices[0].shape[-1]

    return tuple(
        [[np.ascontiguousarray(matrix[..., k, m]) for m in range(size)] for k in range(size)]
        for matrix in matrices
    )
