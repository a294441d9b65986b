"""Integration methods of the user's own, described by what one step does.

A description says how a new value comes about, line by line: ``x`` stands for any variable,
``f(x, t)`` for its rate of change and ``g(x, t)*dW`` for its noise::

    k = dt*f(x, t)
    x_new = x + dt*f(x + 0.5*k, t + 0.5*dt)
"""

from __future__ import annotations

import ast
from copy import deepcopy

from ..errors import ModelSyntaxError, UnusableValueError
from .functions import CONSTANTS, FUNCTIONS
from .integrators import substitute
from .linear import add, names_in
from .statements import statements

__all__ = ["REGISTERED", "Scheme"]

#: methods of the user's own by the names that they were given
REGISTERED = {}

NEW, STATE = "x_new", "x"
NOISES = (None, "additive", "multiplicative")
_KNOWN = {STATE, "t", "dt", "dW", *CONSTANTS}
_RIGHT_SIDES = {"f": "f(x, t)", "g": "g(x, t)"}
ZERO = ast.Constant(0.0)


class Scheme:
    """An explicit method of integration: for a `System`, it returns the assignments of a step.

    Parameters
    ----------
    description : str
        Assignments, a line each; the last one sets ``x_new``.
    stochastic : {None, 'additive', 'multiplicative'}
        Which noise it is for: none, noise of a strength that stays as it is, or of any strength
        if each variable has a noise of its own.
    custom_check : callable, optional
        Accepted from scripts for Brian 2, and not called.

    Raises
    ------
    ModelSyntaxError
        If the description is not of this kind.

    Examples
    --------
    >>> Scheme('x_new = x + dt*f(x, t)')
    ExplicitStateUpdater('x_new = x + dt*f(x, t)')
    """

    def __init__(self, description, priority=None, stochastic=None, custom_check=None):
        if stochastic == "none":  # Brian 2 takes any text, and this one is written by a package
            stochastic = None
        if stochastic not in NOISES:
            raise UnusableValueError(
                f"`stochastic` is None, 'additive' or 'multiplicative', not {stochastic!r}."
            )
        self.stochastic, self._lines = stochastic, _checked(statements(description))

    def __repr__(self):
        lines = "\n".join(f"{s.target} = {s.expression.text}" for s in self._lines)
        noise = f", stochastic={self.stochastic!r}" if self.stochastic else ""
        return f"ExplicitStateUpdater({lines!r}{noise})"

    def __str__(self):
        return "a method of the script's"

    @property
    def steps_with_noise(self) -> bool:
        """Whether a line before the last one depends on noise."""
        return any(_is_noisy(line.expression.tree) for line in self._lines[:-1])

    def __call__(self, system):
        steps = [s.target for s in self._lines[:-1]]
        assignments = []
        for line in self._lines[:-1]:
            for x in system.variables:
                value = _Written(system, steps, x, _noises(system, x)[0])
                name = _name_of_step(steps, line.target, x)
                assignments.append((name, value.of(line.expression.tree)))
        last = self._lines[-1].expression.tree
        new = {x: _new_value(system, steps, x, last) for x in system.variables}
        assignments += [(f"_new_{x}", value) for x, value in new.items()]
        return assignments + [(x, ast.Name(f"_new_{x}")) for x in system.variables]


def _checked(lines):
    """Return the lines of a description, if they make sense."""
    if not lines or lines[-1].target != NEW:
        problem = f"The last line of a method says what `{NEW}` is."
        hint = f"Write for example `{NEW} = x + dt*f(x, t)`."
        if not lines:
            raise ModelSyntaxError(problem, hint=hint)
        raise lines[-1].error(ModelSyntaxError, problem, hint)
    known = set(_KNOWN)
    for line in lines:
        if line.operation != "=" or line.target in known or line.target in _RIGHT_SIDES:
            raise line.error(ModelSyntaxError, f"`{line.target}` cannot be set here.")
        _check_names(line.expression, known)
        known.add(line.target)
    return lines


def _check_names(expression, known):
    for node in ast.walk(expression.tree):
        if isinstance(node, ast.Call) and node.func.id in _RIGHT_SIDES and len(node.args) != 2:
            form = _RIGHT_SIDES[node.func.id]
            problem = f"`{node.func.id}` takes a value and a time: `{form}`."
            raise expression.error(ModelSyntaxError, problem, node)
        if isinstance(node, ast.Call) and node.func.id not in {*_RIGHT_SIDES, *FUNCTIONS}:
            problem = f"I don't know the function `{node.func.id}`."
            raise expression.error(ModelSyntaxError, problem, node)
    for name in expression.names:
        if name not in known:
            problem = f"`{name}` means nothing in the description of a method."
            hint = "There are `x`, `t`, `dt`, `dW`, `f(x, t)`, `g(x, t)` and the lines before."
            raise expression.error(ModelSyntaxError, problem, expression.find(name), hint)


def _name_of_step(steps, step, x):
    """Return what the value of a step for a variable is called: like nothing that users name."""
    return f"_step{steps.index(step)}_{x}"


def _noises(system, x):
    """Return the names of the noises of a variable; None stands for there being none."""
    return [xi for xi, strengths in system.noise.items() if x in strengths] or [None]


def _is_noisy(tree):
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call))
    return "dW" in names_in(tree) or any(call.func.id == "g" for call in calls)


def _new_value(system, steps, x, tree):
    """Return the new value of a variable: what is noise in it counts once for each noise."""
    terms, first, *others = _terms(tree), *_noises(system, x)
    value = _Written(system, steps, x, first).of(tree)
    for xi in others:
        for term in filter(_is_noisy, terms):
            value = add(value, _Written(system, steps, x, xi).of(term))
    return value


def _terms(tree):
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Add):
        return _terms(tree.left) + _terms(tree.right)
    return [tree]


class _Written(ast.NodeTransformer):
    """Writes an expression of a description out for one variable and one noise."""

    def __init__(self, system, steps, x, xi):
        self.system, self.steps, self.x, self.xi = system, steps, x, xi

    def of(self, tree):
        return self.visit(deepcopy(tree))

    def visit_Name(self, node):
        if node.id == STATE:
            return ast.Name(self.x)
        if node.id == "dW":
            return ZERO if self.xi is None else ast.Name(f"_{self.xi}")
        in_steps = node.id in self.steps
        return ast.Name(_name_of_step(self.steps, node.id, self.x)) if in_steps else node

    def visit_Call(self, node):
        if node.func.id not in _RIGHT_SIDES:
            node.args = [self.visit(argument) for argument in node.args]
            return node
        side = self.system.drift if node.func.id == "f" else self.system.noise.get(self.xi, {})
        tree = side.get(self.x)
        return ZERO if tree is None else substitute(tree, self._point(*node.args))

    def _point(self, state, time):
        """Return what stands for each variable, and for the time, where a side is evaluated."""
        variables = self.system.variables
        point = {x: _Written(self.system, self.steps, x, self.xi).of(state) for x in variables}
        return {**point, "t": self.visit(deepcopy(time))}
