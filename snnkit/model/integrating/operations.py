"""From equations to the operations that integrate them."""

from __future__ import annotations

import ast

from ...engine.plan import Assign, Exact
from ...engine.variables import Reference, Resolved, one_for_each
from ...errors import ModelSyntaxError
from ...language.integrators import LINEAR_NAMES, System, step
from ...language.linear import NotLinear, multiply, names_in, split
from ...language.noise import separate
from ...language.schemes import Scheme
from ...language.spreading import spread
from ...language.statements import statements
from ...units.dimensions import SECOND
from ..strings.resolving import ordered
from ..strings.writing import resolve_statements
from .limits import Task, why_not_linear
from .method import check_method, choose

__all__ = ["check_method", "integration", "linear_parts"]

_MOVING = ast.parse("int(not_refractory)", mode="eval").body


def integration(owner, equations, names, method, size, awake=None):
    """Return the operations that integrate differential equations.

    Parameters
    ----------
    owner : VariableOwner
    equations : list of Equation
        Differential equations.
    names : Names
    method : str, Scheme, callable, sequence of str or None
        Of several, the first that can integrate the equations; None tries those that
        Brian 2 tries. A function ``method(equations, variables, options)`` returns statements.
    size : int
    awake : Reference or None
        The variable ``not_refractory``, if the group has a refractory period.
    """
    if not equations:
        return []
    task = _task(owner, equations, names)
    chosen, why = choose(task, method)
    lines = [f"d{e.name}/dt = {e.expression.text}" for e in equations]
    if chosen in LINEAR_NAMES:
        operation = _exact(task, names, size, awake)
        lines.append(f"(integrated exactly{why or ': linear'})")
    elif callable(chosen) and not isinstance(chosen, Scheme):
        operation, chosen = _stated(owner, chosen, names, size), "by a function of the script's"
    else:
        operation = _explicit(task, size, awake, chosen)
        lines.append(f"({chosen}{why})")
    operation.comment = "\n".join(lines)
    return [operation]


def _task(owner, equations, names):
    """Check the units of equations, and set apart what is noise in them."""
    resolved, drift, noise = {}, {}, {}
    for equation in equations:
        found = owner._noise_in(equation.expression)
        names.keep_noise(found)
        what, dim = f"d{equation.name}/dt", equation.dim / SECOND
        whole = owner._resolve(equation.expression, names, found, dim, what, arrange=_spread)
        resolved[equation.name] = whole
        drift[equation.name], strengths = _separate(equation, whole, found)
        for name, strength in strengths.items():
            noise.setdefault(name, {})[equation.name] = strength
    return Task(owner, equations, resolved, System(drift, noise))


def _separate(equation, whole, noise):
    try:
        return separate(whole.tree, noise)
    except NotLinear:
        raise equation.expression.error(
            ModelSyntaxError,
            "With its subexpressions written out, more is done with noise here than to add it, or "
            "to multiply it by what is not noise.",
            equation.expression.tree,
        ) from None


def _exact(task, names, size, awake):
    owner, equations = task.owner, task.equations
    matrix, drive = linear_parts(owner, equations, names)
    states = [Reference(owner.variables[e.name]) for e in equations]
    frozen = {k for k, e in enumerate(equations) if "unless refractory" in e.flags}
    awake = awake if frozen else None
    return Exact(owner.name, states, matrix, drive, size, frozen, awake)


def linear_parts(owner, equations, names, span="step"):
    """Return matrix and drive of linear equations, as resolved expressions.

    Parameters
    ----------
    owner : VariableOwner
    equations : list of Equation
    names : Names
    span : {'step', 'wait'}
        Over what they are to be integrated: a time step, or any time between two events.

    Raises
    ------
    MethodError
        If the equations are not linear, or their coefficients change within that time.
    """
    task = _task(owner, equations, names)
    task.span = span
    reason = why_not_linear(task)
    if reason is not None:
        raise reason
    states = task.system.variables
    matrix, drive = [], []
    for name, resolved in task.resolved.items():
        coefficients, constant = split(task.system.drift[name], states)
        row = [coefficients.get(state) for state in states]
        *row, constant = (t and ordered(resolved.with_tree(t)) for t in (*row, constant))
        matrix.append(row)
        drive.append(constant)
    return matrix, drive


def _explicit(task, size, awake, method):
    owner, system = task.owner, task.system
    meaning, functions = {"dt": "dt", "t": "t"}, {}
    for resolved in task.resolved.values():
        meaning |= resolved.meaning
        functions |= resolved.functions
    for name in system.variables:
        meaning[name] = Reference(owner.variables[name])
    if awake is not None:
        meaning["not_refractory"] = awake
        still = {e.name for e in task.equations if "unless refractory" in e.flags}
        system = _holding_still(system, still)
    assignments = []
    for target, tree in step(method, system):
        if target.startswith("_"):  # a temporary; its name in the code tells whose it is
            meaning[target] = f"{target[1:]}_of_{owner.name}"
        tree = spread(tree, anew=False)
        used = {name: meaning[name] for name in names_in(tree) if name in meaning}
        value = Resolved(tree, used, functions=functions)
        # what is computed once for all stays as it is: Brian 2 puts only the rest in order
        value = ordered(value) if one_for_each(value) else value
        assignments.append((meaning[target], "=", value))
    return Assign(owner.name, "groups", assignments, size, suffix="_stateupdater")


def _spread(resolved):
    """Return an expression as a computer algebra system writes it; see `spread`."""
    return Resolved(spread(resolved.tree), resolved.meaning, resolved.dim, resolved.functions)


def _stated(owner, method, names, size):
    """Return the statements that a function of the script's gives for a step."""
    done = statements(method(owner.equations, dict(owner.variables), {}))
    how = {"suffix": "_stateupdater", "guard": owner.guarded()}
    return Assign(owner.name, "groups", resolve_statements(owner, done, names), size, **how)


def _holding_still(system, still):
    """Return a system in which some variables stand still while their neuron is refractory."""

    def gated(trees):
        return {
            x: multiply(_MOVING, tree) if x in still and tree is not None else tree
            for x, tree in trees.items()
        }

    return System(gated(system.drift), {xi: gated(some) for xi, some in system.noise.items()})
