"""Subexpressions: computed wherever they are used, or once a step if they are marked so."""

from __future__ import annotations

from functools import partial
from graphlib import CycleError, TopologicalSorter

from ..engine.plan import Assign
from ..errors import UnusableValueError
from .parts import Part

__all__ = ["HasSubexpressions"]


class HasSubexpressions:
    """A group with `_equations`, some of which may be marked ``(constant over dt)``."""

    def _check_subexpressions(self, names):
        for equation in self._subexpressions.values():
            noise, what = self._noise_in(equation.expression), f"`{equation.name}`"
            resolved = self._resolve(equation.expression, names, noise, equation.dim, what)
            stateful = next((f for f in resolved.called if not f.repeatable), None)
            if stateful is not None:
                raise equation.expression.error(
                    UnusableValueError,
                    f"`{equation.name}` would have another value wherever it is used: "
                    f"`{stateful.name}` gives a new one at each call.",
                    equation.expression.find(stateful.name),
                    "Mark the equation `(constant over dt)`: then it is computed once a step.",
                )

    def _make_subexpression_updater(self):
        """Make the part that computes subexpressions marked ``(constant over dt)``, if any are."""
        marked = _in_order_of_need([e for e in self._equations if "constant over dt" in e.flags])
        make = partial(HasSubexpressions._once_a_step, marked=marked)
        how = ("_subexpression_update", make, "before_start", self.order)
        self._subexpression_updater = Part(self, *how) if marked else None

    def _once_a_step(self, names, marked):
        operations = []
        for equation in marked:
            what = f"`{equation.name}`"
            value = self._resolve(equation.expression, names, dim=equation.dim, what=what)
            assignment = (self._refer(equation.name), "=", value)
            how = {"comment": f"{equation.name} = {equation.expression.text}"}
            how["suffix"] = "_subexpression_update"
            operations.append(Assign(self._name, "before_start", [assignment], self._size, **how))
        return operations


def _in_order_of_need(marked):
    """Return subexpressions that are computed once a step, each after those that it uses itself.

    As in Brian 2, what it uses through a subexpression that is not marked does not count. Those
    that depend on each other stay as they are: each has the others' values of the step before.
    """
    equations = {equation.name: equation for equation in marked}
    needs = {name: sorted(equations.keys() & e.identifiers) for name, e in equations.items()}
    try:
        return [equations[name] for name in TopologicalSorter(needs).static_order()]
    except CycleError:
        return marked
