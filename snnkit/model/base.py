"""What all objects of a network have in common: a name, a clock, and variables."""

from __future__ import annotations

import weakref

import numpy as np

from ..engine.expressions import evaluate
from ..engine.plan import Assign
from ..engine.variables import Constant, Reference, Resolved, Variable, one_for_each
from ..errors import (
    DimensionMismatchError,
    IndexRangeError,
    ModelSyntaxError,
    UnknownVariableError,
    UnusableValueError,
    did_you_mean,
)
from ..language.check import advice, describe, require_dimension
from ..language.check import dimension_of as dimension_of_expression
from ..language.equations import SUBEXPRESSION, Equations
from ..language.folding import constants_first
from ..language.forgotten import declared_without, forgotten_unit
from ..language.functions import CONSTANTS
from ..language.linear import can_be_written_out, inline
from ..language.parse import parse
from ..units.dimensions import DIMENSIONLESS, SECOND
from ..units.quantity import dimension_of, is_numeric, plain, require, wrap
from ..units.usual import usual_unit, with_unit
from .calls import Made
from .clock import Clock, defaultclock
from .namespace import names_of_caller, own_namespace
from .schedule import place_in_step, rank_in_step
from .states import States
from .view import Indices, VariableView

__all__ = ["Component", "NetworkObject", "VariableOwner", "start_scope"]

#: attributes that groups get when they are made, which would hide a variable of the same name
TAKEN = {"name", "clock", "order", "when", "namespace", "variables", "t_"}

#: what an object knows of the time, besides its variables
TIMES = ("t", "dt", "t_in_timesteps")
#: attributes of groups that are no variables, but can be set
WRITABLE = {"namespace", "active", "order"}

_names_in_use: dict[str, weakref.ref] = {}
_scope = 0


def start_scope():
    """Begin anew: `run` will not see the objects that were made before this line.

    Examples
    --------
    >>> from snnkit import start_scope
    >>> start_scope()
    """
    global _scope
    _scope += 1


def current_scope():
    """Return the number of the present scope."""
    return _scope


class NetworkObject(metaclass=Made):
    """An object that takes part in a network.

    One whose state changes in a run has three methods more: ``_state()`` returns all that
    changes, as a dict of arrays, ``_set_state(state)`` goes back to it, and ``_misfit(state,
    states)`` returns why it cannot go back to a state, or an empty text; it is told the states
    of all objects by their names. What comes from a file may hold anything.

    Parameters
    ----------
    name : str, optional
        By default the lower-case name of its class, with a number if that is taken, as for
        any name that ends in ``*``.
    dt, clock : Quantity or Clock, optional
        Its time step; by default that of `defaultclock`.
    """

    _timeline = None  # that of the network that it ran in last
    _changes = 0  # how often something was changed that its operations depend on
    _active = True
    #: when in a time step it acts, and its rank among the objects that act then
    when, order = "start", 0
    #: the name of the first object of this kind; by default the lower-case name of its class
    usual_name = ""
    #: whether `run` runs it when it finds it in a variable; not what belongs to another object
    collected = True

    def __init__(self, name=None, dt=None, clock=None):
        if clock is not None and dt is not None:
            raise UnusableValueError("Give either `dt` or `clock`, not both.")
        self._name = _name_from(name, self.usual_name or type(self).__name__.lower())
        _names_in_use[self._name] = weakref.ref(self)
        if clock is not None and not isinstance(clock, Clock):
            raise UnusableValueError(f"`clock` is a Clock, not {clock!r}.", hint="Or give `dt`.")
        self._clock = Clock(dt) if dt is not None else (clock or defaultclock)
        self._scope = _scope

    def __delattr__(self, name):
        if name.startswith("_") or not type(self).__module__.startswith("snnkit."):
            return super().__delattr__(name)
        raise UnknownVariableError(f"`{name}` of `{self._name}` cannot be deleted.")

    @property
    def name(self) -> str:
        """The name of this object."""
        return self._name

    @property
    def clock(self) -> Clock:
        """The clock that this object follows."""
        return self._clock

    @property
    def active(self) -> bool:
        """Whether it takes part when its network runs, and with it all that it contains."""
        return self._active

    @active.setter
    def active(self, value):
        self._active = bool(value)
        for part in self.contained():
            part.active = value

    def operations(self, names):
        """Return what this object does in a time step.

        Parameters
        ----------
        names : Names
            Where to look up names from outside.
        """
        return []

    def standing(self) -> tuple:
        """Return all that its operations depend on: if it is equal, they would be the same."""
        return self, self._changes, self._active, self._clock.dt_, self.when, self.order

    def _changed(self):
        """Take note that its operations have to be made anew."""
        self._changes += 1

    def contained(self):
        """Return objects that belong to this one and run with it."""
        return []

    #: the most steps of its own that a run may carry out at once; None for any number
    steps_at_once = None

    def _have_run(self, first_step, last_step):
        """Take note that the steps from the first up to, not including, the last are done."""

    def _take_back(self, steps):
        """Forget the last steps: they were interrupted."""

    def _interrupted(self, step):
        """Take note that a step was begun, but not finished."""


def living() -> list:
    """Return the objects that exist, as far as no other has their name.

    Not those that failed to be made: in a notebook they live on in the last traceback.
    """
    things = [thing() for thing in list(_names_in_use.values())]
    return [thing for thing in things if thing is not None and "_made" in thing.__dict__]


class Component(NetworkObject):
    """An object without variables: what it has no use for cannot be set, lest it be a slip."""

    def __setattr__(self, name, value):
        if "_made" in self.__dict__:
            _require_attribute(self, name)
        if name in CHECKED:
            CHECKED[name](value)
        super().__setattr__(name, value)


#: attributes of all objects, and what raises if a value cannot be theirs
CHECKED = {"order": rank_in_step, "when": place_in_step}


def _require_attribute(thing, name):
    """Raise `UnknownVariableError` unless an object of ours has an attribute that can be set."""
    if name.startswith("_") or not type(thing).__module__.startswith("snnkit."):
        return
    here = getattr(type(thing), name, None)
    if isinstance(here, property) and here.fset is None:
        raise UnknownVariableError(f"`{name}` of `{thing.name}` can only be read.")
    if here is None and name not in thing.__dict__:
        known = [n for n in (*dir(type(thing)), *thing.__dict__) if not n.startswith("_")]
        raise UnknownVariableError(
            f"`{thing.name}` has no attribute `{name}` to set. {did_you_mean(name, known)}".strip()
        )


def _name_from(wish, usual):
    """Return the name that was asked for; a `wish` such as ``'cells*'`` is only the beginning."""
    if wish is None:
        return _free_name(usual)
    base = wish.removesuffix("*") if isinstance(wish, str) else ""
    if not base.isidentifier():
        raise UnusableValueError(
            f"A name is made of letters, digits and underscores, unlike {wish!r}."
        )
    return base if base == wish else _free_name(base)


def _free_name(base):
    name, number = base, 0
    while name in _names_in_use and _names_in_use[name]() is not None:
        number += 1
        name = f"{base}_{number}"
    return name


class VariableOwner(States):
    """A group of elements with variables, which users read and set as attributes.

    ``G.v`` is a view of the variable v: index it, calculate with it, assign to it.
    ``G.v_`` is the same without its unit.
    """

    #: whether it may get more elements
    _varies_in_size = False
    #: attributes that give way to variables of the same name
    _yielding = {"state": "_view_of", "indices": "_chosen"}
    #: names that can be used in strings of this group besides its variables
    _special_names = ("t", "dt", "i", "N")

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
            what = f"`{equation.name}`"
            resolved = self._resolve(equation.expression, names, dim=equation.dim, what=what)
            stateful = next((f for f in resolved.called if not f.repeatable), None)
            if stateful is not None:
                raise equation.expression.error(
                    UnusableValueError,
                    f"`{equation.name}` would have another value wherever it is used: "
                    f"`{stateful.name}` gives a new one at each call.",
                    equation.expression.find(stateful.name),
                    "Mark the equation `(constant over dt)`: then it is computed once a step.",
                )

    def _once_a_step(self, names):
        """Return the operations that compute subexpressions marked ``(constant over dt)``."""
        marked = [e for e in self._equations if "constant over dt" in e.flags]
        operations = []
        for equation in marked:
            what = f"`{equation.name}`"
            value = self._resolve(equation.expression, names, dim=equation.dim, what=what)
            assignment = (self._refer(equation.name), "=", value)
            how = {"comment": f"{equation.name} = {equation.expression.text}"}
            how["suffix"] = "_subexpression_update"
            operations.append(Assign(self._name, "before_start", [assignment], self._size, **how))
        return operations

    # --- meaning of names ---

    def _refuse_taken_names(self, equations):
        """A variable cannot have the name of something that groups have already."""
        for equation in equations:
            if hasattr(type(self), equation.name) or equation.name in TAKEN:
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
        return names.constant(name, expression, self._known_names())

    def _known_names(self):
        own = [*self.variables, *self._subexpressions, *self._links, *self._special_names]
        return [name for name in own if name.isidentifier()]

    def _resolve(self, expression, names, locals_=None, dim=None, what=""):
        """Check an expression, and find out what all its names mean.

        Parameters
        ----------
        expression : Expression
        names : Names
        locals_ : dict of str to (str, Dimension), optional
            Local variables: their text in the code, and their dimension.
        dim : Dimension, optional
            The dimension that the expression must have; `what` says why.

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
        fixed = {name for name, thing in meaning.items() if isinstance(thing, Constant)}
        return Resolved(constants_first(tree, fixed), meaning, dim, functions)

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
        tree, used, parts = self._expand(expression)
        functions = names.functions(parts, self._known_names)
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

        return tree, functions, meaning, lookup

    def _unit_needed(self, expression, names, locals_, wanted, found, before):
        """Say what gives an expression the dimension that it must have."""
        _, functions, meaning, lookup = self._meanings(expression, names, locals_)
        numbers = _plain_numbers(meaning)
        hint = forgotten_unit(expression, lookup, wanted, functions, numbers, before)
        return hint or advice(expression, wanted, found, before)

    def _expand(self, expression):
        """Replace subexpressions.

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
                inner = self._subexpression(name)
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

    def _subexpression(self, name):
        """Return expression and dimension of the subexpression `name`, or None."""
        prefix, _, inner = name.partition(".")
        if prefix in self._links:
            link = self._link(prefix)
            return link.expression(prefix, inner or link.name)
        equation = self._subexpressions.get(name)
        return None if equation is None else (equation.expression, equation.dim)

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
            CHECKED[name](value)
        if name.startswith("_") or "variables" not in self.__dict__:
            object.__setattr__(self, name, value)
        elif name in WRITABLE:
            object.__setattr__(self, name, value)
            self._changed()
        elif hasattr(value, "place") and hasattr(value, "group"):
            self._set_link(name, value)
        elif hasattr(type(self), name) or name in self.__dict__ or name in TIMES:
            raise UnknownVariableError(f"`{name}` of `{self._name}` cannot be set.")
        elif self._is_variable(name):
            self._set(name, slice(None), value, names_of_caller(1, *self._own_names()))
        elif name.endswith("_") and self._is_variable(name[:-1]):
            thing = self._readable(name[:-1])
            if is_numeric(value):
                value = plain(value) * _unit(thing.dim)
            self._set(name[:-1], slice(None), value, names_of_caller(1, *self._own_names()))
        else:
            raise UnknownVariableError(self._no_variable(name))

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

    def _set(self, name, item, value, names):
        """Set a variable; nothing changes if anything is wrong."""
        if name in self._subexpressions:
            raise UnusableValueError(
                f"`{name}` is computed from an equation: set the variables it depends on."
            )
        if name in self._links:
            link = self._link(name)
            raise UnusableValueError(
                f"`{name}` is linked to `{link.name}` of `{link.group.name}`: set that one."
            )
        reference = self._refer(name)
        variable = reference.variable
        if variable.read_only:
            raise UnusableValueError(f"`{name}` is set by the simulation, it can only be read.")
        index = self._index(item, names)
        if isinstance(value, str):
            expression = parse(value)
            if variable.shared:
                self._require_shared(name, expression, names)
                index = np.arange(1)
            numbers = self._evaluate(expression, index, names, variable.dim, f"`{name}`")
        else:
            numbers = self._numbers(name, variable, value)
        self._check_values(name, numbers)
        self._write(reference, index, numbers)

    def _require_shared(self, name, expression, names):
        """Raise `UnusableValueError` if an expression has a value for each element."""
        if one_for_each(self._resolve(expression, names)):
            raise expression.error(
                UnusableValueError,
                f"`{name}` is shared by all, but this has a value for each.",
                expression.tree,
            )

    def _numbers(self, name, variable, value):
        if isinstance(value, VariableView):
            value = value[:]
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
        if variable.kind == "int" and not np.array_equal(numbers, np.floor(numbers)):
            raise UnusableValueError(f"`{name}` is an integer; it cannot be set to {value}.")
        return numbers

    def _check_values(self, name, numbers):
        """Refuse values that a variable cannot have."""

    def _write(self, reference, index, numbers):
        variable = reference.variable
        if variable.kind == "int" or variable.name.endswith("delay"):
            self._whole._changed()  # as an index, or a time in steps, it may shape the operations
        if variable.shared:
            if np.size(numbers) != 1:
                raise UnusableValueError(f"`{variable.name}` is shared: it takes one value.")
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


def _unit(dim):
    return 1.0 if dim is DIMENSIONLESS else wrap(1.0, dim)


def _example(name, variable, value):
    if variable.dim is DIMENSIONLESS:
        return "It takes plain numbers: divide by a unit first."
    if not usual_unit(variable.dim):
        return f"Multiply the numbers by a unit of the same kind as `{variable.dim}`."
    return f"Write for example `{name} = {with_unit(value, variable.dim)}`."
