"""What all objects with variables have in common: they are declared, read and set."""

from __future__ import annotations

from functools import partial
from graphlib import CycleError, TopologicalSorter

import numpy as np

from ..engine.plan import Assign
from ..engine.variables import INTEGER, Reference, Variable, one_for_each
from ..errors import (
    DimensionMismatchError,
    IndexRangeError,
    ModelSyntaxError,
    ReadOnlyError,
    UnknownVariableError,
    UnusableValueError,
    did_you_mean,
    warn,
)
from ..language.check import describe
from ..language.equations import SUBEXPRESSION, Equations
from ..language.parse import parse
from ..units.dimensions import DIMENSIONLESS
from ..units.quantity import wrap
from ..units.usual import usual_unit, with_unit
from ..units.values import dimension_of, is_numeric, plain, require
from .attributes import Extensible
from .base import CHECKED
from .parts import Part
from .states import States
from .strings.namespace import names_of_caller, own_namespace
from .strings.resolving import TIMES, Resolver
from .view import Indices, VariableView

__all__ = ["VariableOwner"]

#: attributes that groups get when they are made, which would hide a variable of the same name
TAKEN = {"name", "clock", "order", "when", "namespace", "variables", "t_"}

#: attributes of groups that are no variables, but can be set
WRITABLE = {"namespace", "active", "order"}


class VariableOwner(Extensible, Resolver, States):
    """A group of elements with variables, which users read and set as attributes.

    ``G.v`` is a view of the variable v: index it, calculate with it, assign to it.
    ``G.v_`` is the same without its unit.
    """

    #: whether it may get more elements
    _varies_in_size = False
    #: attributes that give way to variables of the same name
    _yielding = {
        "state": "_view_of",
        "indices": "_chosen",
        "subexpression_updater": "_subexpression_updater",
    }

    def _start_variables(self):
        self.variables = {}
        self._subexpressions = {}
        self._links = {}

    def __len__(self):
        return self._size

    @property
    def N(self) -> int:
        """How many elements there are."""
        return self._size

    @property
    def _N(self):
        """How many elements there are, as scripts ask Brian 2's groups behind the scenes."""
        return self._size

    def __array__(self, dtype=None, copy=None):
        raise UnusableValueError(
            f"`{self._name}` is a group, not an array of numbers.",
            hint=f"Its variables are arrays: `{self._name}.{next(iter(self.variables), 'v')}`.",
        )

    @property
    def _whole(self):
        """The group itself; of a part of a group, the group that it is cut from."""
        return self

    @property
    def equations(self) -> Equations:
        """The equations of the model."""
        return Equations(self.__dict__.get("_equations", ()))

    @property
    def user_equations(self) -> Equations:
        """The equations as they were given: the same."""
        return self.equations

    def _declare(self, equations):
        """Make a variable of each equation that needs one."""
        for equation in equations:
            if equation.kind == SUBEXPRESSION and "constant over dt" not in equation.flags:
                self._subexpressions[equation.name] = equation
            elif "linked" in equation.flags:
                self._links[equation.name] = (equation, None)
            else:
                self._add_variable(
                    equation.name,
                    dim=equation.dim,
                    dtype=equation.dtype,
                    shared="shared" in equation.flags,
                    constant="constant" in equation.flags,
                )

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
        make = partial(VariableOwner._once_a_step, marked=marked)
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

    def _refuse_taken_names(self, equations):
        """A variable cannot have the name of something that groups have already.

        What a class of the script's defines may hide one: a property ``w`` that checks weights.
        """
        for equation in equations:
            has = hasattr(type(self), equation.name) and not self._is_of_script(equation.name)
            if has or equation.name in TAKEN:
                raise ModelSyntaxError(
                    f"`{equation.name}` cannot be a variable's name: groups have something of that "
                    "name.",
                    equation.text,
                    equation.position,
                    len(equation.name),
                    "Choose another name.",
                )

    def _add_variable(self, name, **more):
        self.variables[name] = Variable(self._name, name, size=self._size, **more)
        return self.variables[name]

    # --- links ---

    def _set_link(self, name, link):
        """Link a variable that was declared for it."""
        if name not in self._links:
            raise UnusableValueError(
                f"`{name}` of `{self._name}` cannot be linked: it is not marked so.",
                hint=f"Declare it in the model as `{name} : {self._unit_of(name)} (linked)`.",
            )
        link.check(self, self._links[name][0])
        self._links[name] = (self._links[name][0], link)
        self._whole._changed()

    def _check_links(self):
        """Raise unless all variables that are marked (linked) are linked to what exists."""
        for name in self._links:
            self._link(name).place(self)

    def _unit_of(self, name):
        thing = self._readable(name) if name not in self._links else self._links[name][0]
        return "1" if thing is None or thing.dim is DIMENSIONLESS else thing.dim

    # --- state ---

    #: whether the number of elements may change
    _grows = False

    def _state(self):
        """Return the values of all variables; what else there is has a space in its name."""
        own = {name: v for name, v in self.variables.items() if v.base is v}
        return {name: variable.values.copy() for name, variable in own.items()}

    def _set_state(self, state):
        for name, variable in self.variables.items():
            if name in state:  # in place: parts of groups show these arrays
                variable.values[:] = state[name]

    def _misfit(self, state, states):
        present = VariableOwner._state(self)
        for name in sorted({*present, *state}):
            if name not in present and " " not in name:
                return f"it had a variable `{name}` then"
            if name not in state:
                return f"it had no variable `{name}` then"
            now, then = present.get(name, state[name]), state[name]
            if now.dtype.kind != then.dtype.kind:
                return f"`{name}` was of another kind then"
            if now.shape != then.shape and not self._grows:
                return f"`{name}` had {then.size} values then, and has {now.size} now"
            if name == "i" and not self._grows and not np.array_equal(now, then):
                return "its neurons had other numbers then"
        return ""

    # --- reading and setting ---

    def __getattr__(self, name):
        if name.startswith("__") or "variables" not in self.__dict__:
            raise AttributeError(name)
        bare = name[:-1] if name.endswith("_") and name not in self.variables else name
        reference = Reference(self._time(bare)) if bare in TIMES else self._readable(bare)
        if reference is None and name in self._yielding:
            return getattr(self, self._yielding[name])
        if reference is None:
            raise UnknownVariableError(self._no_variable(name))
        return VariableView(self, bare, reference, with_unit=bare == name)

    def _view_of(self, name, use_units=True, level=0):
        """Return a variable by its name: ``G.state('v')`` for ``G.v``."""
        thing = self._readable(name)
        if thing is None:
            raise UnknownVariableError(self._no_variable(name))
        return VariableView(self, name, thing, with_unit=use_units)

    @property
    def _chosen(self):
        return Indices(self)

    def _readable(self, name):
        if name in self._subexpressions:
            return self._subexpressions[name]
        if name in self._links and self._subexpression(name) is not None:
            return self._link(name).thing
        return self._refer(name)

    def __setattr__(self, name, value):
        if name == "namespace":
            value = own_namespace(value)
        elif name in CHECKED:
            value = CHECKED[name](value)
        if name.startswith("_") or "variables" not in self.__dict__:
            object.__setattr__(self, name, value)
        elif name in WRITABLE:
            object.__setattr__(self, name, value)
            self._changed()
        elif hasattr(value, "place") and hasattr(value, "group"):
            self._set_link(name, value)
        elif self._is_of_script(name):
            object.__setattr__(self, name, value)
        elif hasattr(type(self), name) or name in self.__dict__ or name in TIMES:
            raise ReadOnlyError(f"`{name}` of `{self._name}` cannot be set.")
        elif self._is_variable(name):
            self._refuse_link(name)
            self._set(name, slice(None), value, names_of_caller(1, *self._own_names()))
        elif name.endswith("_") and self._is_variable(name[:-1]):
            self._refuse_link(name[:-1])
            thing = self._readable(name[:-1])
            if is_numeric(value):
                value = plain(value) * _unit(thing.dim)
            self._set(name[:-1], slice(None), value, names_of_caller(1, *self._own_names()), True)
        elif self._is_part(name):
            warn(
                f"`{self._name}.{name} = {value!r}` hides what is called `{name}` here, and does "
                f"nothing else. To rank it among the others, set `{self._name}.{name}.order`."
            )
            object.__setattr__(self, name, value)
        else:
            raise UnknownVariableError(self._no_variable(name))

    def _is_part(self, name):
        """Whether a name is that of a part of the object, such as a pathway."""
        return False

    def _is_of_script(self, name):
        """Whether an attribute is one that a script has given the group, or its own class."""
        home = next((kind for kind in type(self).__mro__ if name in vars(kind)), None)
        if home is not None:
            return not home.__module__.startswith("snnkit.")
        return name in self.__dict__ and name not in ("variables", *CHECKED)

    def _is_variable(self, name):
        mine = name in self.variables or name in self._links or name in self._subexpressions
        return mine or self._refer(name) is not None

    def guarded(self):
        """Return which variables stand still while which other one is False."""
        return {}

    def _own_names(self):
        namespace = self.__dict__.get("namespace")
        return () if namespace is None else (namespace,)

    def _no_variable(self, name):
        hint = did_you_mean(name, self._known_names())
        listing = ", ".join(f"`{v}`" for v in self._known_names() if v not in self._special_names)
        hint = hint or f"Its variables are {listing or 'none at all'}."
        return f"`{self._name}` has no variable `{name}`. {hint}"

    def __dir__(self):
        return sorted({*super().__dir__(), *self._known_names()})

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

    def _index(self, item, names):
        """Return an array of the indices that `item` selects."""
        if isinstance(item, str):
            chosen = self._evaluate(parse(item), np.arange(self._size), names)
            if np.asarray(chosen).dtype.kind != "b":
                raise UnusableValueError(f"{item!r} is a value, not a condition to select by.")
            return np.flatnonzero(np.broadcast_to(chosen, self._size))
        if isinstance(item, (VariableView, list, tuple)):
            item = np.asarray(item)
            item = item.astype(int) if item.size == 0 else item
        if item is None or isinstance(item, (tuple, bool, np.bool_)):
            raise IndexRangeError(f"{item!r} is no index of `{self._name}`.")
        try:
            return np.atleast_1d(np.arange(self._size)[item])
        except (IndexError, TypeError, ValueError):
            raise IndexRangeError(self._out_of_range(item)) from None

    def _out_of_range(self, item):
        if self._size == 0:
            return f"`{self._name}` has no elements yet."
        if np.ndim(item) == 1 and np.asarray(item).dtype.kind in "iu":
            item = next(k for k in item if not -self._size <= k < self._size)
        return f"`{self._name}` has the indices 0 to {self._size - 1}; {item} is not among them."


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


def _are_integers(numbers):
    """Whether numbers are whole, and so small that a variable can hold them."""
    most = np.iinfo(INTEGER).max
    return bool(np.all((numbers == np.floor(numbers)) & (numbers >= ~most) & (numbers <= most)))


def _unit(dim):
    return 1.0 if dim is DIMENSIONLESS else wrap(1.0, dim)


def _example(name, variable, value):
    if variable.dim is DIMENSIONLESS:
        return "It takes plain numbers: divide by a unit first."
    if not usual_unit(variable.dim):
        return f"Multiply the numbers by a unit of the same kind as `{variable.dim}`."
    return f"Write for example `{name} = {with_unit(value, variable.dim)}`."
