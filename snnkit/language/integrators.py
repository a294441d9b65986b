"""Numerical integration: from differential equations to what one time step does.

Each explicit method turns ``dx/dt = f(x, t) + g(x, t)*xi`` into assignments, written as
expression trees. Linear equations have no entry here: they are integrated exactly, by a matrix
exponential (see `snnkit.engine.exact`).

The methods for noise are in Kloeden & Platen, *Numerical Solution of Stochastic Differential
Equations* (1992). ``heun`` and ``milstein`` converge to the solution as Stratonovich has it.
Without noise, both are ``euler``.
"""

from __future__ import annotations

import ast
from functools import reduce

from .linear import NotLinear, add, divide, inline, multiply, names_in, names_outside_calls, split

__all__ = ["EXPLICIT", "LINEAR_NAMES", "System", "split_for_exponential", "step", "substitute"]

#: names under which the exact integration of linear equations is known
LINEAR_NAMES = ("exact", "linear", "independent")

DT, T = ast.Name("dt"), ast.Name("t")


class System:
    """Differential equations, with what is noise in them set apart.

    Attributes
    ----------
    drift : dict of str to (ast.expr or None)
        By variable, its rate of change without noise; subexpressions are replaced.
    noise : dict of str to dict of str to ast.expr
        By the name of the noise, and by variable: how strong the noise is there.
    """

    def __init__(self, drift, noise=None):
        self.drift, self.noise = drift, noise or {}

    @property
    def variables(self):
        """The variables, in the order of their equations."""
        return list(self.drift)


def step(method, system):
    """Return the assignments of one time step.

    Parameters
    ----------
    method : str or Scheme
        One of `EXPLICIT`, or one of the user's own.
    system : System

    Returns
    -------
    list of (str, ast.expr)
        Assignments in order. Names with a leading underscore are temporary.
    """
    drawn = [(f"_{xi}", multiply(_sqrt(DT), _call("randn"))) for xi in system.noise]
    return drawn + EXPLICIT.get(method, method)(system)


def _number(value):
    return ast.Constant(value)


def _call(name, *arguments):
    return ast.Call(ast.Name(name), list(arguments), [])


def _sqrt(tree):
    return _call("sqrt", tree)


def _total(terms):
    """Return the sum of terms, those that are None left out."""
    given = [term for term in terms if term is not None]
    total = given[0]
    for term in given[1:]:
        total = add(total, term)
    return total


def _shifted(trees, increments, time):
    """Return trees at ``x + increment`` and at another time."""
    shift = {x: add(ast.Name(x), increment) for x, increment in increments.items()}
    if time is not None:
        shift["t"] = add(T, time)
    # increments use the plain names, so they go in in one pass, not recursively
    return {x: substitute(f, shift) for x, f in trees.items()}


def substitute(tree, replacements):
    """Put trees in the place of names, all at once: what is put in may have these names."""
    if tree is None or not names_in(tree) & set(replacements):
        return tree
    hidden = {name: ast.Name(f"_at_{name}") for name in replacements}
    revealed = {f"_at_{name}": value for name, value in replacements.items()}
    return inline(inline(tree, hidden), revealed)


def _then_assign(assignments, system, new):
    """Compute all new values before any variable changes."""
    for x in system.variables:
        assignments.append((f"_new_{x}", new(x)))
    return assignments + [(x, ast.Name(f"_new_{x}")) for x in system.variables]


def _drifted(system, x):
    """Return what the drift adds to a variable in one step of Euler's, or None."""
    f = system.drift[x]
    return None if f is None else multiply(DT, f)


# --- Euler ---


def _euler(system):
    def new(x):
        kicks = [
            multiply(strengths[x], ast.Name(f"_{xi}"))
            for xi, strengths in system.noise.items()
            if x in strengths
        ]
        return _total([ast.Name(x), _drifted(system, x), *kicks])

    return _then_assign([], system, new)


# --- methods for noise whose strength depends on the state ---


def _strengths(system):
    """Return assignments of all strengths, and the same system with their names in their place."""
    assignments, named = [], {}
    for k, (xi, strengths) in enumerate(system.noise.items()):
        named[xi] = {x: ast.Name(f"_strength_{k}_{x}") for x in strengths}
        assignments += [(named[xi][x].id, g) for x, g in strengths.items()]
    return assignments, named


def _heun(system):
    """The strength is the mean of that before and that after the noise of the step."""
    assignments, before = _strengths(system)
    kicks = {x: [] for x in system.variables}
    for xi, strengths in system.noise.items():
        noise = ast.Name(f"_{xi}")
        kicked = {x: multiply(g, noise) for x, g in before[xi].items()}
        after = _shifted(strengths, kicked, DT)
        for x, g in strengths.items():
            if after[x] is g:  # as it depends neither on the state nor on the time
                kicks[x].append(kicked[x])
                continue
            both = add(before[xi][x], after[x])
            kicks[x].append(multiply(multiply(_number(0.5), both), noise))

    def new(x):
        return _total([ast.Name(x), _drifted(system, x), *kicks[x]])

    return _then_assign(assignments, system, new)


def _milstein(system):
    """How the strength changes with the state is found by trying a step of a plain size."""
    assignments, strengths = _strengths(system)
    kicks = {x: None for x in system.variables}
    for xi, some in system.noise.items():
        noise = ast.Name(f"_{xi}")
        tried = {x: _tried(system, x, strengths[xi].get(x)) for x in system.variables}
        tried = {x: increment for x, increment in tried.items() if increment is not None}
        after = _shifted(some, tried, None)
        for x, g in some.items():
            kicks[x] = multiply(strengths[xi][x], noise)
            if after[x] is not g:
                change = ast.BinOp(after[x], ast.Sub(), strengths[xi][x])
                square = ast.BinOp(noise, ast.Pow(), _number(2))
                share = divide(multiply(change, square), multiply(_number(2.0), _sqrt(DT)))
                kicks[x] = add(kicks[x], share)

    def new(x):
        return _total([ast.Name(x), _drifted(system, x), kicks[x]])

    return _then_assign(assignments, system, new)


def _tried(system, x, strength):
    kick = None if strength is None else multiply(_sqrt(DT), strength)
    parts = [part for part in (_drifted(system, x), kick) if part is not None]
    return _total(parts) if parts else None


# --- Runge and Kutta ---


def _stage(number, drift):
    """Return the assignments ``_k = dt * f`` of one stage."""
    return [(f"_k{number}_{x}", multiply(DT, f)) for x, f in drift.items()]


def _scaled_stage(number, system, factor):
    if factor == 1:
        return {x: ast.Name(f"_k{number}_{x}") for x in system.variables}
    return {x: multiply(_number(factor), ast.Name(f"_k{number}_{x}")) for x in system.variables}


def _rk2(system):
    half = multiply(_number(0.5), DT)
    midway = _shifted(system.drift, _scaled_stage(1, system, 0.5), half)

    def new(x):
        return add(ast.Name(x), multiply(DT, midway[x]))

    return _then_assign(_stage(1, system.drift), system, new)


def _rk4(system):
    half = multiply(_number(0.5), DT)
    steps = _stage(1, system.drift)
    steps += _stage(2, _shifted(system.drift, _scaled_stage(1, system, 0.5), half))
    steps += _stage(3, _shifted(system.drift, _scaled_stage(2, system, 0.5), half))
    steps += _stage(4, _shifted(system.drift, _scaled_stage(3, system, 1), DT))

    def new(x):
        shares = zip((1, 2, 3, 4), (6, 3, 3, 6), strict=True)
        changes = [divide(ast.Name(f"_k{n}_{x}"), _number(share)) for n, share in shares]
        return add(reduce(add, changes), ast.Name(x))

    return _then_assign(steps, system, new)


# --- exponential Euler ---


def _exponential_euler(system):
    """Each equation is linear in its own variable, the others held still during the step."""

    def new(x):
        rate, constant = split_for_exponential(system.drift[x], x)
        state = ast.Name(x)
        if rate is None:
            return add(state, multiply(DT, constant))
        if constant is None:
            return multiply(state, _call("exp", multiply(rate, DT)))
        # that is (state + constant/rate)*exp(rate*dt) - constant/rate, and holds at a rate of 0
        slope = add(multiply(rate, state), constant)
        return add(state, multiply(multiply(DT, slope), _call("exprel", multiply(rate, DT))))

    return _then_assign([], system, new)


EXPLICIT = {
    "euler": _euler,
    "rk2": _rk2,
    "rk4": _rk4,
    "exponential_euler": _exponential_euler,
    "heun": _heun,
    "milstein": _milstein,
}


def split_for_exponential(tree, variable):
    """Return the coefficient of a variable and the rest; None for what is structurally zero.

    The values of functions count as constants, also where the variable stands inside: they are
    taken as they are when the step begins.

    Raises
    ------
    NotLinear
        If the expression is not linear in the variable apart from that.
    """
    coefficients, rest = split(tree, {variable}, names_outside_calls)
    if not coefficients and rest is not None and variable in names_in(rest):
        raise NotLinear(rest)
    return coefficients.get(variable), rest
