"""A function of strings that draws from a binomial distribution."""

from __future__ import annotations

from ...engine.binomial import binomial
from ...engine.random import generator
from ...errors import UnusableValueError
from ...language.functions import UserFunction
from ...units.dimensions import DIMENSIONLESS
from ...units.values import is_numeric

__all__ = ["BinomialFunction"]


class BinomialFunction:
    """A function that draws how many of `n` trials succeed, anew for each neuron.

    Parameters
    ----------
    n : int
        How many trials there are.
    p : float
        The probability that one succeeds.
    approximate : bool
        Accepted and not used: the numbers are always drawn from the distribution itself.

    Examples
    --------
    >>> from snnkit import NeuronGroup
    >>> release = BinomialFunction(10, 0.5)
    >>> G = NeuronGroup(100, 'k : 1')
    >>> G.k = 'release()'
    >>> 3 < float(G.k[:].mean()) < 7
    True
    """

    def __init__(self, n, p, approximate=True, name=None):
        if not (is_numeric(n) and n >= 0 and int(n) == n):
            raise UnusableValueError(f"`n` is a whole number of trials, not {n!r}.")
        if not (is_numeric(p) and 0 <= p <= 1):
            raise UnusableValueError(f"`p` is a probability, from 0 to 1, not {p!r}.")
        self.n, self.p = int(n), float(p)

    def __call__(self):
        return self._draw(1)[0]

    def as_function(self, name):
        """Return what strings call."""
        return UserFunction(name, self._draw, [], DIMENSIONLESS, kind="float", stateless=False)

    def _draw(self, count):
        return binomial(generator(), self.n, self.p, count).astype(float)
