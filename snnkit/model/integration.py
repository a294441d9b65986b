"""From equations to the operations that integrate them."""

from __future__ import annotations

import ast

from ..engine.plan import Assign, Exact
from ..engine.variables import Reference, Resolved
from ..errors import MethodError, did_you_mean
from ..language.integrators import EXPLICIT, LINEAR_NAMES, conditionally_linear, step
from ..language.linear import NotLinear, multiply, split
from ..units.dimensions import SECOND

__all__ = ["check_method", "integration", "linear_parts"]

KNOWN = (*LINEAR_NAMES, *EXPLICIT)


def check_method(method):
    """Raise `MethodError` unless `method` is None or the name of a known method."""
    if method is not None and method not in KNOWN:
        hint = did_you_mean(str(method), KNOWN) or f"Known are {', '.join(KNOWN)}."
        raise MethodError(f"I don't know the integration method {method!r}. {hint}")


def integration(owner, equations, names, method, size, awake=None, every=1):
    """Return the operations that integrate differential equations.

    Parameters
    ----------
    owner : VariableOwner
    equations : list of Equation
        Differential equations.
    names : Names
    method : str or None
        None chooses: exact if the equations are linear, else euler.
    size : int
    awake : Reference or None
        The variable ``not_refractory``, if the group has a refractory period.
    """
    if not equations:
        return []
    for equation in equations:
        owner._resolve(
            equation.expression, names, dim=equation.dim / SECOND, what=f"d{equation.name}/dt"
        )
    comment = "\n".join(f"d{e.name}/dt = {e.expression.text}" for e in equations)
    if method is None or method in LINEAR_NAMES:
        try:
            operation = _exact(owner, equations, names, size, awake)
            operation.comment = f"{comment}\n(linear: integrated exactly)"
            operation.every = every
            return [operation]
        except MethodError:
            if method is not None:
                raise
            method = "euler"
    operation = _explicit(owner, equations, names, size, awake, method)
    operation.comment, operation.every = f"{comment}\n({method})", every
    return [operation]


def _exact(owner, equations, names, size, awake):
    matrix, drive = linear_parts(owner, equations, names)
    states = [Reference(owner.variables[e.name]) for e in equations]
    frozen = {k for k, e in enumerate(equations) if "unless refractory" in e.flags}
    awake = awake if frozen else None
    return Exact(owner.name, states, matrix, drive, size, frozen, awake)


def linear_parts(owner, equations, names):
    """Return matrix and drive of linear equations, as resolved expressions.

    Raises
    ------
    MethodError
        If the equations are not linear, or their coefficients change within a time step.
    """
    states = [e.name for e in equations]
    matrix, drive = [], []
    for equation in equations:
        resolved = owner._resolve(equation.expression, names)
        try:
            coefficients, constant = split(resolved.tree, states)
        except NotLinear as reason:
            raise equation.expression.error(
                MethodError,
                f"`{equation.name}` cannot be integrated exactly: its equation is not linear "
                f"(because of `{reason}`).",
                hint="Choose another method, such as method='euler' or 'rk4'.",
            ) from None
        for part in (*coefficients.values(), constant):
            _require_steady(equation, part)
        row = [coefficients.get(state) for state in states]
        matrix.append([None if c is None else resolved.with_tree(c) for c in row])
        drive.append(None if constant is None else resolved.with_tree(constant))
    return matrix, drive


def _require_steady(equation, tree):
    if tree is None:
        return
    for node in ast.walk(tree):
        changing = isinstance(node, ast.Name) and node.id in ("t", "rand", "randn", "poisson")
        if changing:
            raise equation.expression.error(
                MethodError,
                f"`{equation.name}` cannot be integrated exactly: `{node.id}` changes within "
                "a time step.",
                hint="Choose another method, such as method='euler' or 'rk4'.",
            )


def _explicit(owner, equations, names, size, awake, method):
    resolved = {e.name: owner._resolve(e.expression, names) for e in equations}
    system = {name: r.tree for name, r in resolved.items()}
    meaning, functions = {"dt": "dt", "t": "t"}, {}
    for r in resolved.values():
        meaning |= r.meaning
        functions |= r.functions
    for equation in equations:
        meaning[equation.name] = Reference(owner.variables[equation.name])
    if method == "exponential_euler":
        _require_conditionally_linear(equations, system)
    if awake is not None:
        meaning["not_refractory"] = awake
        moving = ast.parse("int(not_refractory)", mode="eval").body
        for equation in equations:
            if "unless refractory" in equation.flags:
                system[equation.name] = multiply(moving, system[equation.name])
    assignments = []
    for target, tree in step(method, system):
        if target.startswith("_"):  # a temporary; its name in the code tells whose it is
            meaning[target] = f"{owner.name}{target}"
        assignments.append((meaning[target], "=", Resolved(tree, meaning, functions=functions)))
    return Assign(owner.name, "groups", assignments, size, suffix="_stateupdater")


def _require_conditionally_linear(equations, system):
    reason = conditionally_linear(system)
    if reason is not None:
        raise equations[0].expression.error(
            MethodError,
            "The method exponential_euler needs each equation to be linear in its own "
            f"variable; `{reason}` is not.",
            hint="Choose another method, such as method='euler' or 'rk4'.",
        )
