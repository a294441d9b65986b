"""White noise in equations: which names stand for it, and what it is multiplied by."""

from __future__ import annotations

from ..errors import ModelSyntaxError
from ..units.dimensions import SECOND
from .linear import NotLinear, split

__all__ = ["NOISE", "check_noise", "is_noise", "noise_in", "separate"]

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


def check_noise(equations):
    """Raise unless noise stands in differential equations, and ``xi`` in one of them only."""
    first = None
    for equation in equations:
        found = [] if equation.expression is None else noise_in(equation.expression)
        for name in found:
            if equation.kind != "differential equation":
                raise _error(equation, name, *_OUTSIDE)
            _check_linear(equation, found)
        if "xi" in found:
            if first is not None:
                problem = f"`xi` stands in the equations of `{first}` and of `{equation.name}`"
                raise _error(equation, "xi", f"{problem}: the same noise, or another?", _NAMES)
            first = equation.name


_OUTSIDE = (
    "Noise can only stand in a differential equation.",
    "Give it its share there, for example `dv/dt = -v/tau + sigma*xi/tau**0.5 : 1`.",
)
_NAMES = "Write `xi_1` in both for the same noise, `xi_1` and `xi_2` for two that are independent."


def _check_linear(equation, found):
    try:
        split(equation.expression.tree, found)
    except NotLinear as reason:
        raise equation.expression.error(
            ModelSyntaxError,
            "Noise can be added, and multiplied by what is not noise; nothing else can be done "
            "with it.",
            reason.node,
        ) from None


def _error(equation, name, problem, hint):
    expression = equation.expression
    return expression.error(ModelSyntaxError, problem, expression.find(name), hint)
