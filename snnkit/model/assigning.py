"""Setting variables: what a value must be like, and where it goes."""

from __future__ import annotations

import numpy as np

from ..engine.variables import INTEGER, one_for_each
from ..errors import DimensionMismatchError, UnusableValueError, warn
from ..language.check import describe
from ..language.parse import parse
from ..units.dimensions import DIMENSIONLESS
from ..units.usual import usual_unit, with_unit
from ..units.values import dimension_of, is_numeric, plain, require
from .view import VariableView

__all__ = ["Assigns"]


class Assigns:
    """A group whose variables take numbers, or what a string gives for each element."""

    def _set(self, name, item, value, names, bare=False):
        """Set a variable; nothing changes if anything is wrong.

        What a string gives has any unit if it is `bare`: a number of SI units, as of ``G.v_``.
        """
        if name in self._subexpressions:
            raise UnusableValueError(
                f"`{name}` is computed from an equation: set the variables it depends on."
            )
        reference = self._refer(name)
        if reference is None:
            self._refuse_link(name)
        variable = reference.variable
        if variable.read_only:
            raise UnusableValueError(f"`{name}` is set by the simulation, it can only be read.")
        index = self._index(item, names)
        if isinstance(value, str):
            expression = parse(value)
            if variable.shared:
                self._require_shared(name, expression, names)
                index = np.arange(1)
            dim = None if bare else variable.dim
            numbers = self._evaluate(expression, index, names, dim, f"`{name}`")
            if variable.kind == "int" and not _are_integers(np.trunc(numbers)):
                raise expression.error(
                    UnusableValueError, f"`{name}` is an integer: this gives none that it can hold."
                )
        else:
            numbers = self._numbers(name, variable, value)
        self._check_values(name, numbers)
        if isinstance(value, str) or isinstance(item, str):
            index, numbers = self._where_awake(variable, index, numbers)
        self._write(reference, index, numbers)
        variable.base.given = True

    def _where_awake(self, variable, index, numbers):
        """Leave out neurons that are refractory, if the variable is marked (unless refractory).

        Brian 2 does so where a string says which neurons, or what their values are: these are
        statements, which hold to the mark.
        """
        awake = self.guarded().get(variable)
        fitting = np.size(numbers) in (1, index.size)  # or else there is an error to come
        if awake is None or not fitting or awake.values[index].all():
            return index, numbers
        chosen = awake.values[index]
        warn(
            f"`{variable.name}` of `{self._name}` stays as it is at {np.sum(~chosen)} of "
            f"{index.size} neurons: it is marked (unless refractory), and they are refractory; "
            "strings set it only elsewhere, in Brian 2, too. Numbers set it everywhere: "
            f"`{self._name}.{variable.name} = [...]`."
        )
        return index[chosen], numbers[chosen] if np.size(numbers) > 1 else numbers

    def _refuse_link(self, name):
        """Raise `UnusableValueError` for a linked variable: ``G.v = 3`` would cut the link."""
        if name in self._links:
            link = self._link(name)
            raise UnusableValueError(
                f"`{name}` is linked to `{link.name}` of `{link.group.name}`: set that one."
            )

    def _require_shared(self, name, expression, names):
        """Raise `UnusableValueError` if an expression has a value for each element."""
        if one_for_each(self._resolve(expression, names)):
            raise expression.error(
                UnusableValueError,
                f"`{name}` is shared by all, but this has a value for each.",
                expression.tree,
                self._how_to_have_each(name),
            )

    def _how_to_have_each(self, name):
        """Return how a variable that is shared could have a value for each element instead."""
        return ""

    def _numbers(self, name, variable, value):
        if isinstance(value, VariableView):
            value = value.in_unit_of(variable.dim)
        if not is_numeric(value):
            hint = ""
            if isinstance(value, (list, tuple)) and len({dimension_of(v) for v in value}) > 1:
                hint = "All of them need the same unit, for example `[1, 2]*mV`."
            raise UnusableValueError(f"`{name}` takes numbers, not {value!r}.", hint=hint)
        problem = f"`{name}` {describe(variable.dim)}; it cannot be set to {{value}}"
        try:
            require(value, variable.dim, problem)
        except DimensionMismatchError as error:
            raise DimensionMismatchError(
                error.problem, hint=_example(name, variable, value)
            ) from None
        numbers = plain(value)
        if variable.kind == "int" and not _are_integers(numbers):
            if not _are_integers(np.trunc(numbers)):
                raise UnusableValueError(f"`{name}` is an integer; it cannot be set to {value}.")
            warn(
                f"`{name}` is an integer: what follows the decimal point is cut off. If that is "
                f"meant set it to `trunc(...)`; if not, declare `{name} : 1`."
            )
            return np.trunc(numbers)
        return numbers

    def _check_values(self, name, numbers):
        """Refuse values that a variable cannot have."""

    def _write(self, reference, index, numbers):
        variable = reference.variable
        if variable.shapes:
            self._whole._changed()
        if variable.shared:
            if np.size(numbers) != 1:
                raise UnusableValueError(
                    f"`{variable.name}` is shared: it takes one value.",
                    hint=self._how_to_have_each(variable.name),
                )
            variable.values[0] = np.reshape(numbers, ())
            return
        if np.ndim(numbers) and np.size(numbers) not in (1, len(index)):
            raise UnusableValueError(
                f"`{variable.name}` needs {len(index)} value{'s' * (len(index) != 1)} here, "
                f"but got {np.size(numbers)}."
            )
        if np.size(numbers) != 1 and np.shape(numbers)[-1] != np.size(numbers):
            raise UnusableValueError(
                f"`{variable.name}` needs a list of values here, not a table of the shape "
                f"{np.shape(numbers)}."
            )
        place = index if reference.via is None else reference.via.take(index)
        variable.values[place] = np.reshape(numbers, -1) if np.ndim(numbers) else numbers


def _are_integers(numbers):
    """Whether numbers are whole, and so small that a variable can hold them."""
    most = np.iinfo(INTEGER).max
    return bool(np.all((numbers == np.floor(numbers)) & (numbers >= ~most) & (numbers <= most)))


def _example(name, variable, value):
    if variable.dim is DIMENSIONLESS:
        return "It takes plain numbers: divide by a unit first."
    if not usual_unit(variable.dim):
        return f"Multiply the numbers by a unit of the same kind as `{variable.dim}`."
    return f"Write for example `{name} = {with_unit(value, variable.dim)}`."
