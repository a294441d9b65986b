"""What each method of integration cannot do, in words."""

from __future__ import annotations

import ast
from copy import deepcopy

import numpy as np

from ...engine.expressions import evaluate, value_names
from ...errors import MethodError, SnnkitError
from ...language.integrators import LINEAR_NAMES, split_for_exponential
from ...language.linear import NotLinear, names_in, names_outside_calls, split
from ...language.schemes import Scheme

__all__ = ["Task", "brian_gives_up", "is_linear", "refusal", "why_not_linear"]
__all__ += ["why_strength_varies"]

_ANOTHER = "Choose another method, such as method='euler' or 'rk4'."
_CLOCK_DRIVEN = "Mark it `(clock-driven)`."


class Task:
    """Differential equations to be integrated.

    Attributes
    ----------
    owner : VariableOwner
    equations : list of Equation
    resolved : dict of str to Resolved
        Their right-hand sides, by variable.
    system : System
        The same, with what is noise in them set apart.
    chosen_by_brian : bool
        Whether the method is to be the one that Brian 2 would choose.
    span : {'step', 'wait'}
        Over what they are to be integrated: a time step, or any time between two events.
    """

    def __init__(self, owner, equations, resolved, system):
        self.owner, self.equations = owner, equations
        self.resolved, self.system = resolved, system
        self.chosen_by_brian, self.span = False, "step"

    def unsteady(self, tree, name, chance=True):
        """Return the node that keeps an expression from being steady in a time step, or None.

        Parameters
        ----------
        tree : ast.expr
        name : str
            The variable in whose equation it stands.
        chance : bool
            Whether functions that give another value at each call are looked for, or only
            the time.
        """
        function = self.resolved[name].function
        if self.span == "wait":
            return _unsteady(tree, function, None, chance)
        tolerance = 0.0 if self.chosen_by_brian else 1e-6
        return _unsteady(tree, function, self.owner.clock.dt_, chance, tolerance)

    def expression(self, name):
        """Return the right-hand side of the equation of a variable, as it was written."""
        return next(e.expression for e in self.equations if e.name == name)


def refusal(task, method):
    """Return the `MethodError` that says why a method cannot integrate equations, or None."""
    if isinstance(method, Scheme):
        return _why_not_by(task, method)
    if callable(method):
        return None
    if method == "independent":
        return _why_not_independent(task)
    if method in LINEAR_NAMES:
        return why_not_linear(task)
    if task.system.noise and method not in ("euler", "heun", "milstein"):
        return _no_noise(task, f"The method {method}")
    if method == "euler":
        return why_strength_varies(task)
    if method == "milstein":
        return _why_not_one_noise_each(task)
    if method == "exponential_euler":
        return _why_not_conditionally_linear(task)
    return None


def _why_not_by(task, scheme):
    """The same for a method of the script's own, which says itself what noise it is for."""
    if not task.system.noise:
        return None
    if scheme.stochastic is None:
        return _no_noise(task, "This method")
    if scheme.stochastic == "additive":
        return why_strength_varies(task, "This method") or (
            _why_not_one_noise_each(task, "This method") if scheme.steps_with_noise else None
        )
    return _why_not_one_noise_each(task, "This method")


# --- linear equations ---


def is_linear(task):
    """Whether equations can be integrated exactly."""
    return why_not_linear(task) is None


def why_not_linear(task):
    """Return the `MethodError` that says why equations cannot be integrated exactly, or None."""
    waiting = task.span == "wait"
    done, hint = ("event-driven", _CLOCK_DRIVEN) if waiting else ("integrated exactly", _ANOTHER)
    if task.system.noise:
        error = _no_noise(task, "Exact integration")
        if waiting:
            error = _no_noise(task, "The flag (event-driven)")
            error.hint = hint
        return error
    states = set(task.system.variables)
    for name, whole in task.resolved.items():
        problem = f"`{name}` cannot be {done}: "
        try:
            split(whole.tree, states)
        except NotLinear as reason:
            problem += f"its equation is not linear (because of `{reason}`)."
            expression, node = _culprit(task.owner, task.expression(name), states, names_in)
            return expression.error(MethodError, problem, node, hint)
        if task.unsteady(whole.tree, name) is not None:
            expression, node = _unsteady_part(task, name)
            when = "between two events" if waiting else "within a time step"
            problem += f"`{ast.unparse(node)}` may change {when}."
            return expression.error(MethodError, problem, node, hint)
    return None


def _why_not_independent(task):
    states = set(task.system.variables)
    for name, whole in task.resolved.items():
        others = [n for n in value_names(whole.tree) if n in states - {name}]
        if others:
            return task.expression(name).error(
                MethodError,
                f"The method independent is for equations that don't depend on one another, but "
                f"that of `{name}` depends on `{others[0]}`.",
                hint="Use method='exact' if they are linear, or else 'exponential_euler'.",
            )
    return why_not_linear(task)


def brian_gives_up(task):
    """Whether Brian 2 finds no solution of linear equations and takes another method.

    It looks for a formula. There is none that it can use if the matrix has no inverse, as when
    a rate of change depends on no variable, nor if the solution is an oscillation that decays
    or grows, whatever values the names in it have. Here a few values are tried for them.
    """
    matrices = [m for m in _matrices(task) if np.isfinite(m).all()]
    if not matrices:
        return False
    return all(map(_has_no_inverse, matrices)) or all(map(_oscillates, matrices))


def _has_no_inverse(matrix):
    largest = np.abs(matrix).max(axis=1, keepdims=True)
    return not largest.all() or np.linalg.matrix_rank(matrix / largest) < len(matrix)


def _oscillates(matrix):
    rates = np.linalg.eigvals(matrix)
    least = 1e-9 * np.abs(rates)
    return bool(((np.abs(rates.imag) > least) & (np.abs(rates.real) > least)).any())


def _matrices(task, number=6):
    """Return the matrix of linear equations for a few values of the names in it."""
    states = task.system.variables
    matrices = np.zeros((number, len(states), len(states)))
    parts = [split(whole.tree, states)[0] for whole in task.resolved.values()]
    for matrix, chance in zip(matrices, np.random.default_rng(1).spawn(number), strict=True):
        chosen = {}

        def value(name, chance=chance, chosen=chosen):
            return chosen.setdefault(name, chance.uniform(1, 2) * chance.choice([-1, 1]))

        for k, (name, whole) in enumerate(task.resolved.items()):
            for state, coefficient in parts[k].items():
                tree = _WithoutCalls().visit(deepcopy(coefficient))
                try:
                    entry = evaluate(task.expression(name), value, 1, whole.with_tree(tree))
                except SnnkitError:
                    entry = np.nan
                matrix[k, states.index(state)] = entry
    return matrices


class _WithoutCalls(ast.NodeTransformer):
    """Puts a name in the place of everything that isn't arithmetic."""

    def _named(self, node):
        return ast.Name(f"value_{abs(hash(ast.unparse(node)))}")

    visit_Call = visit_Compare = visit_BoolOp = _named

    def visit_UnaryOp(self, node):
        return self._named(node) if isinstance(node.op, ast.Not) else self.generic_visit(node)


def _why_not_conditionally_linear(task):
    for name, tree in task.system.drift.items():
        try:
            split_for_exponential(tree, name)
        except NotLinear as reason:
            expression = task.expression(name)
            expression, node = _culprit(task.owner, expression, {name}, names_outside_calls)
            return expression.error(
                MethodError,
                "The method exponential_euler needs each equation to be linear in its own "
                f"variable, but that of `{name}` is not (because of `{reason}`).",
                node,
                _ANOTHER,
            )
    return None


def _culprit(owner, expression, states, names_of):
    """Return what isn't linear: an expression, perhaps that of a subexpression, and a node."""
    inner = {name: owner._subexpression(name) for name in expression.names}
    inner = {name: found[0] for name, found in inner.items() if found is not None}
    moving = {name for name, e in inner.items() if names_of(owner._expand(e)[0]) & states}
    try:
        split(expression.tree, states | moving, names_of)
    except NotLinear as reason:
        return expression, reason.node
    found = (_culprit(owner, inner[name], states, names_of) for name in moving)
    return next((f for f in found if f[1] is not None), (expression, None))


# --- steadiness within a time step ---


def _unsteady(tree, function, dt, chance, tolerance=0.0):
    children = list(ast.iter_child_nodes(tree))
    if isinstance(tree, ast.Name):
        return tree if tree.id == "t" or (tree.id == "t_in_timesteps" and dt is None) else None
    if isinstance(tree, ast.Call):
        called, children = function(tree.func.id), tree.args
        if chance and not called.repeatable:
            return tree
        if dt is not None and called.table is not None and _is_time(children[0]):
            if not _in_step(called.table.dt, dt, tolerance):
                return tree
            children = children[1:]
    found = (_unsteady(child, function, dt, chance, tolerance) for child in children)
    return next((node for node in found if node is not None), None)


def _is_time(node):
    return isinstance(node, ast.Name) and node.id == "t"


def _in_step(own_dt, dt, tolerance):
    """Whether values change only at time steps.

    Brian 2 allows for no rounding here: to it, 0.3 ms is not the multiple of 0.1 ms.
    """
    ratio = own_dt / dt
    return ratio > 0.5 and abs(ratio - round(ratio)) <= tolerance * ratio


def _unsteady_part(task, name):
    """Return the part of a right-hand side that isn't steady, and the node that is to blame."""
    expression = task.expression(name)
    for part in task.owner._expand(expression)[2]:
        node = task.unsteady(part.tree, name)
        if node is not None:
            return part, node
    return expression, expression.tree


# --- noise ---


def _no_noise(task, what):
    xi, strengths = next(iter(task.system.noise.items()))
    expression = task.expression(next(iter(strengths)))
    suitable = "euler" if why_strength_varies(task) is None else "heun"
    problem, hint = f"{what} is not for equations with noise.", f"Use method='{suitable}'."
    return expression.error(MethodError, problem, expression.find(xi), hint)


def why_strength_varies(task, what="The method euler"):
    """Return the `MethodError` that says why noise is not just added, or None."""
    states = set(task.system.variables)
    for xi, strengths in task.system.noise.items():
        for name, strength in strengths.items():
            varying = [n for n in value_names(strength) if n in states]
            if task.unsteady(strength, name, chance=False) is not None:
                varying.append("t")
            if varying:
                expression = task.expression(name)
                return expression.error(
                    MethodError,
                    f"{what} is for noise of a strength that depends neither on the "
                    f"state nor on the time, but here it depends on `{varying[0]}`.",
                    expression.find(xi),
                    "Use method='heun'.",
                )
    return None


def _why_not_one_noise_each(task, what="The method milstein"):
    taken = {}
    for xi, strengths in task.system.noise.items():
        problem = ""
        for name in strengths:
            if name in taken:
                problem = f"that of `{name}` has two: `{taken[name]}` and `{xi}`"
            taken[name] = xi
        if len(strengths) > 1:
            first, second = list(strengths)[:2]
            problem = f"those of `{first}` and `{second}` share `{xi}`"
        if problem:
            expression = task.expression(next(iter(strengths)))
            return expression.error(
                MethodError,
                f"{what} is for equations with a noise of their own, but {problem}.",
                expression.find(xi),
                "Use method='heun'.",
            )
    return None
