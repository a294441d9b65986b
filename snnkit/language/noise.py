"""White noise in equations: which names stand for it, and what it is multiplied by."""

from __future__ import annotations

from ..units.dimensions import SECOND
from .linear import split

__all__ = ["NOISE", "is_noise", "noise_in", "separate"]

#: the dimension of white noise: integrated over a time it gives the root of that time
NOISE = SECOND**-0.5


def is_noise(name) -> bool:
    """Whether a name stands for noise: ``xi``, or one that begins with ``xi_``."""
    return name == "xi" or name.startswith("xi_")


def noise_in(expression) -> list[str]:
    """Return the names of noise in an expression, in the order in which they stand in it."""
    return [name for name in expression.names if is_noise(name)]


def separate(tree, noise):
    """Write a right-hand side as ``drift + sum(strength * noise)``.

    Parameters
    ----------
    tree : ast.expr
    noise : collection of str
        The names of the noise.

    Returns
    -------
    drift : ast.expr or None
        None if there is nothing but noise.
    strengths : dict of str to ast.expr
        What each noise is multiplied by.

    Raises
    ------
    NotLinear
        If noise is more than added, or multiplied by what holds no noise.
    """
    strengths, drift = split(tree, noise)
    return drift, strengths
