"""What the strings of a group mean: its names, their dimensions and values."""

from __future__ import annotations

import ast

import numpy as np

from ...engine.expressions import evaluate, kind_of_resolved
from ...engine.variables import Constant, Reference, Resolved, Variable
from ...errors import DimensionMismatchError, ModelSyntaxError, UnusableValueError
from ...language.check import advice, require_arity, require_dimension
from ...language.check import dimension_of as dimension_of_expression
from ...language.folding import in_order
from ...language.forgotten import declared_without, forgotten_unit
from ...language.functions import CONSTANTS, FUNCTIONS
from ...language.linear import can_be_written_out, inline
from ...language.nodes import nodes
from ...language.noise import NOISE, is_noise
from ...units.dimensions import DIMENSIONLESS, SECOND
from .telling_time import TIMES, TimeOf, told_by_others

__all__ = ["Resolver", "ordered"]


class Resolver:
    """Something with variables, by which names in strings get a meaning.

    It has ``variables`` (dict of str to Variable), ``_subexpressions`` (dict of str to
    Equation) and ``_links`` (dict of str to a pair of Equation and LinkedVariable or None).
    """

    #: names that can be used in strings of this group besides its variables
    _special_names = ("t", "dt", "i", "N")

    def _refer(self, name):
        """Return the `Reference` for a name of a variable, or None."""
        if not isinstance(name, str):
            return None
        prefix, _, inner = name.partition(".")
        if prefix in self._links:  # "x.v" is the v that a subexpression linked to x is about
            return self._link(prefix).refer(self, inner)
        variable = self.variables.get(name)
        return None if variable is None else Reference(variable)

    def _link(self, name):
        link = self._links[name][1]
        if link is None:
            raise UnusableValueError(
                f"`{name}` of `{self._name}` is marked (linked), but not linked to a variable yet.",
                hint=f"Write for example `{self._name}.{name} = linked_var(G, 'v')`.",
            )
        return link

    def _meaning(self, name, expression, names, locals_):
        """Return what a name in a string means here."""
        if name in locals_:
            return locals_[name]
        if name in ("t", "dt"):
            return name
        if name == "t_in_timesteps":
            return "step"
        if name == "N":
            return Constant(f"{self._name}_N", self._size)
        reference = self._refer(name)
        if reference is not None:
            return reference
        seen = self._time_seen(name)
        if seen is not None:
            group, time = seen
            return TIMES[time] if self._keeps_time_with(group) else TimeOf(time, group)
        return names.constant(name, expression, self._known_names())

    def _known_names(self):
        own = [*self.variables, *self._subexpressions, *self._links, *self._special_names]
        return [name for name in own if name.isidentifier()]

    def _resolve(self, expression, names, locals_=None, dim=None, what="", arrange=None):
        """Check an expression, and find out what all its names mean.

        Parameters
        ----------
        expression : Expression
        names : Names
        locals_ : dict of str to (str, Dimension), optional
            Local variables: their text in the code, and their dimension.
        dim : Dimension, optional
            The dimension that the expression must have; `what` says why.
        arrange : callable, optional
            Takes the result and returns what is the same, written in another way; by default it
            is `ordered`.

        Returns
        -------
        Resolved
        """
        locals_ = locals_ or {}
        tree, functions, meaning, lookup = self._meanings(expression, names, locals_)
        try:
            if dim is None:
                dim = dimension_of_expression(expression, lookup, functions)
            else:
                require_dimension(expression, lookup, dim, what, functions)
        except DimensionMismatchError as error:
            where = (expression, lookup, dim, functions)
            error.hint = forgotten_unit(*where, _plain_numbers(meaning)) or error.hint
            error.hint = error.hint or declared_without(*where, _plain_variables(meaning))
            raise
        value = told_by_others(Resolved(tree, meaning, dim, functions))
        return (arrange or ordered)(value)

    def _meanings(self, expression, names, locals_):
        """Find out what all names of an expression mean.

        Returns
        -------
        tree : ast.expr
            With subexpressions replaced.
        functions : dict of str to Function
            The user's own ones.
        meaning : dict of str to (Reference or Constant or str)
        lookup : callable
            From a name to its dimension.
        """
        tree, used, parts = self._expand(expression, locals_)
        functions = names.functions(parts, self._known_names)
        for part in parts[1:]:  # subexpressions: what they are themselves, is checked elsewhere
            _require_arities(part, functions)
        _require_single_calls(expression, Resolved(tree, {}, functions=functions))
        meaning = {
            name: self._meaning(name, source, names, {k: v[0] for k, v in locals_.items()})
            for name, source in used.items()
        }

        def lookup(name):
            if name in locals_:
                return locals_[name][1]
            if name not in meaning:
                return self._subexpression(name)[1]
            thing = meaning[name]
            if isinstance(thing, str):
                return SECOND if thing in ("t", "dt") else DIMENSIONLESS
            return thing.dim

        constants = {n: thing for n, thing in meaning.items() if isinstance(thing, Constant)}
        lookup.numbers = {n: thing.value for n, thing in constants.items()}
        return tree, functions, meaning, lookup

    def _unit_needed(self, expression, names, locals_, wanted, found, before):
        """Say what gives an expression the dimension that it must have."""
        _, functions, meaning, lookup = self._meanings(expression, names, locals_)
        numbers = _plain_numbers(meaning)
        hint = forgotten_unit(expression, lookup, wanted, functions, numbers, before)
        return hint or advice(expression, wanted, found, before)

    def _expand(self, expression, locals_=()):
        """Replace subexpressions, but for those whose value a local variable holds.

        Returns
        -------
        tree : ast.expr
        used : dict of str to Expression
            Where each name is used first.
        parts : list of Expression
            All that the tree is made of.
        """
        used, trees, todo, parts = {}, {}, [expression], []
        while todo:
            source = todo.pop()
            parts.append(source)
            for name in source.names:
                inner = None if name in locals_ else self._subexpression(name)
                if inner is None:
                    used.setdefault(name, source)
                elif name not in trees:
                    trees[name] = inner[0].tree
                    todo.append(inner[0])
        if trees and not can_be_written_out(expression.tree, trees):
            raise expression.error(
                ModelSyntaxError,
                "With all subexpressions written out, this is too long or nested too deeply.",
                expression.tree,
                "Mark one of them `(constant over dt)`: then it is computed once a step.",
            )
        return inline(expression.tree, trees), used, parts

    def _noise_in(self, expression) -> dict:
        """Return what stands for noise in an expression and its subexpressions, as locals."""
        noise = filter(is_noise, self._expand(expression)[1])
        return {name: (f"{self._name}_{name}", NOISE) for name in noise}

    def _subexpression(self, name):
        """Return expression and dimension of the subexpression `name`, or None."""
        prefix, _, inner = name.partition(".")
        if prefix in self._links:
            link = self._link(prefix)
            return link.expression(prefix, inner or link.name, self._times_of(link.group))
        equation = self._subexpressions.get(name)
        return None if equation is None else (equation.expression, equation.dim)

    # --- the time of others ---

    def _time_seen(self, name):
        """Return the other group whose time a name stands for, and what of it; or None."""
        prefix, _, inner = name.partition(".")
        return self._link(prefix).group._time_known(inner) if prefix in self._links else None

    def _time_known(self, name):
        """Return the group, this one or another, whose time a name stands for here; or None."""
        return (self, name) if name in TIMES else self._time_seen(name)

    def _knows(self, name):
        """Whether a name in a subexpression means something of this group's."""
        mine = self._refer(name) or self._subexpression(name) or self._time_seen(name)
        return mine is not None

    def _keeps_time_with(self, group):
        return group.clock.dt_ == self._clock.dt_

    def _times_of(self, group):
        """Return names for the time that mean something else in strings of a group than here."""
        return () if self._keeps_time_with(group) else TIMES

    # --- evaluation, now ---

    def _evaluate(self, expression, index, names, dim=None, what=""):
        """Return an expression's plain values for the elements at `index`."""
        resolved = self._resolve(expression, names, dim=dim, what=what)
        return self._compute(expression, resolved, index, len(index))

    def _compute(self, expression, resolved, index, size):
        """Return the plain values of an expression that was resolved; see `_evaluate`."""

        def value(name):
            thing = resolved.meaning[name]
            if isinstance(thing, Constant):
                return thing.value
            if isinstance(thing, Reference):
                return thing.take(index)
            step, dt = self._clock.step_at(self._timeline), self._clock.dt_
            return {"t": step * dt, "dt": dt, "step": step}[thing]

        return evaluate(expression, value, size, resolved, self._clock.dt_)

    def _time(self, name):
        """Return a variable that shows the time of this object, as it is now."""
        step, dt = self._clock.step_at(self._timeline), self._clock.dt_
        value = {"t": step * dt, "dt": dt, "t_in_timesteps": step}[name]
        dim = DIMENSIONLESS if name == "t_in_timesteps" else SECOND
        more = {"dtype": type(value), "shared": True, "read_only": True}
        return Variable(self._name, name, dim, values=np.array([value]), **more)


def _require_arities(expression, functions):
    for node in nodes(expression.tree) if expression.calls else ():
        if isinstance(node, ast.Call):
            function = functions.get(node.func.id) or FUNCTIONS.get(node.func.id)
            if function is not None:
                require_arity(expression, node, function)


def _require_single_calls(expression, resolved):
    """Refuse, as Brian 2 does, two calls of a function that may give two different values."""
    called = resolved.called
    function = next((f for f in called if not f.repeatable and called.count(f) > 1), None)
    if function is None:
        return
    name, hint = function.name, "Give one of the values a name first, in a statement of its own."
    if function.callable is not None:
        hint = f"If equal arguments always give equal values, say so: `{name} = Function({name})`."
    raise expression.error(
        UnusableValueError,
        f"`{name}` is called more than once in this expression, and may give another "
        "value each time.",
        expression.tree,
        hint,
    )


def _plain_numbers(meaning):
    """Return the numbers without unit that names from outside stand for."""
    return {
        name: thing.value
        for name, thing in meaning.items()
        if isinstance(thing, Constant)
        and thing.dim is DIMENSIONLESS
        and name == thing.name
        and name not in CONSTANTS
    }


def _plain_variables(meaning):
    """Return the names of variables of the model that are declared without a unit."""
    return [
        name
        for name, thing in meaning.items()
        if isinstance(thing, Reference)
        and thing.dim is DIMENSIONLESS
        and thing.variable.name == name
        and thing.variable.kind == "float"
    ]


def ordered(resolved):
    """Return an expression whose products and sums are put in order; see `in_order`."""
    scalars = {name for name, thing in resolved.meaning.items() if _is_one_for_all(thing)}
    calls = (node.func.id for node in nodes(resolved.tree) if isinstance(node, ast.Call))
    scalars |= {name for name in calls if resolved.function(name).repeatable}

    def is_whole(node):
        return kind_of_resolved(resolved.with_tree(node)) == "int"

    tree = in_order(resolved.tree, scalars, is_whole)
    return Resolved(tree, resolved.meaning, resolved.dim, resolved.functions)


def _is_one_for_all(thing):
    """Whether a name has one value for all elements."""
    if isinstance(thing, Reference):
        return thing.variable.shared
    return isinstance(thing, Constant) or thing in ("t", "dt", "step")
