"""Numerical integration: from differential equations to what one time step does.

Each explicit method turns ``dx/dt = f(x, t)`` into assignments, written as expression trees.
Linear equations have no entry here: they are integrated exactly, by a matrix exponential
(see `snnkit.engine.exact`).
"""

from __future__ import annotations

import ast

from .linear import NotLinear, add, divide, inline, multiply, split

__all__ = ["EXPLICIT", "LINEAR_NAMES", "step"]

#: names under which the exact integration of linear equations is known
LINEAR_NAMES = ("exact", "linear")

DT, T = ast.Name("dt"), ast.Name("t")


def _number(value):
    return ast.Constant(value)


def step(method, system):
    """Return the assignments of one time step.

    Parameters
    ----------
    method : str
        One of `EXPLICIT`.
    system : dict of str to ast.expr
        Right-hand sides by variable, subexpressions replaced.

    Returns
    -------
    list of (str, ast.expr)
        Assignments in order. Names with a leading underscore are temporary.
    """
    return EXPLICIT[method](system)


def _shifted(system, increments, time):
    """Return the right-hand sides at ``x + increment`` and another time."""
    shift = {x: add(ast.Name(x), increment) for x, increment in increments.items()}
    if time is not None:
        shift["t"] = add(T, time)
    # increments use the plain names, so they go in in one pass, not recursively
    return {x: _substitute(f, shift) for x, f in system.items()}


def _substitute(tree, replacements):
    hidden = {name: ast.Name(f"_at_{name}") for name in replacements}
    revealed = {f"_at_{name}": value for name, value in replacements.items()}
    return inline(inline(tree, hidden), revealed)


def _then_assign(assignments, system, new):
    """Compute all new values before any variable changes."""
    for x in system:
        assignments.append((f"_new_{x}", new(x)))
    return assignments + [(x, ast.Name(f"_new_{x}")) for x in system]


def _euler(system):
    return _then_assign([], system, lambda x: add(ast.Name(x), multiply(DT, system[x])))


def _stage(number, system):
    """Return the assignments ``_k = dt * f`` of one Runge-Kutta stage."""
    return [(f"_k{number}_{x}", multiply(DT, f)) for x, f in system.items()]


def _scaled_stage(number, system, factor):
    if factor == 1:
        return {x: ast.Name(f"_k{number}_{x}") for x in system}
    return {x: multiply(_number(factor), ast.Name(f"_k{number}_{x}")) for x in system}


def _rk2(system):
    half = multiply(_number(0.5), DT)
    steps = _stage(1, system)
    steps += _stage(2, _shifted(system, _scaled_stage(1, system, 0.5), half))
    return _then_assign(steps, system, lambda x: add(ast.Name(x), ast.Name(f"_k2_{x}")))


def _rk4(system):
    half = multiply(_number(0.5), DT)
    steps = _stage(1, system)
    steps += _stage(2, _shifted(system, _scaled_stage(1, system, 0.5), half))
    steps += _stage(3, _shifted(system, _scaled_stage(2, system, 0.5), half))
    steps += _stage(4, _shifted(system, _scaled_stage(3, system, 1), DT))

    def new(x):
        k1, k2, k3, k4 = (ast.Name(f"_k{n}_{x}") for n in (1, 2, 3, 4))
        middle = multiply(_number(2.0), add(k2, k3))
        return add(ast.Name(x), divide(add(add(k1, middle), k4), _number(6.0)))

    return _then_assign(steps, system, new)


def _exponential_euler(system):
    """Each equation is linear in its own variable, the others held still during the step."""

    def new(x):
        coefficients, constant = split(system[x], {x})
        state, rate = ast.Name(x), coefficients.get(x)
        if rate is None:
            return add(state, multiply(DT, constant))
        decay = ast.Call(ast.Name("exp"), [multiply(rate, DT)], [])
        if constant is None:
            return multiply(state, decay)
        rest = divide(constant, rate)
        return ast.BinOp(multiply(add(state, rest), decay), ast.Sub(), rest)

    return _then_assign([], system, new)


EXPLICIT = {
    "euler": _euler,
    "rk2": _rk2,
    "rk4": _rk4,
    "exponential_euler": _exponential_euler,
}


def conditionally_linear(system) -> NotLinear | None:
    """Return what keeps `exponential_euler` from integrating a system, or None."""
    for x, tree in system.items():
        try:
            split(tree, {x})
        except NotLinear as reason:
            return reason
    return None
