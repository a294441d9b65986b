"""Names that strings take from outside: from the caller's variables, and the units."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import numpy as np

from ...engine.variables import Constant
from ...errors import UnknownNameError, UnusableValueError, did_you_mean, warn
from ...language.functions import CONSTANTS, FUNCTIONS
from ...language.noise import is_noise
from ...units import names as unit_names
from ...units.quantity import Quantity
from ...units.unit import Unit
from ...units.values import dimension_of, is_numeric, plain
from .functions import DO_WITHOUT, as_function, is_function

__all__ = ["Names", "called_in", "frame_above", "names_of_caller", "only", "own_namespace"]
__all__ += ["required_namespace"]

#: stands for what is nowhere to be found; None is something that can be found
NOTHING = object()


class Names:
    """Looks up names that no model variable has.

    Parameters
    ----------
    *namespaces : mapping
        From the nearest to the farthest, such as the local and the global variables of the
        code that called `run`.
    """

    def __init__(self, *namespaces):
        self.namespaces = namespaces
        self._found, self._nearest, self._looked_up = {}, (), {}

    def behind(self, *nearest):
        """Return the same names, with some namespaces that are looked at first."""
        names = Names(*nearest, *self.namespaces)
        names._nearest, names._looked_up = (*nearest, *self._nearest), self._looked_up
        return names

    def looked_up(self):
        """Return what was looked up so far, here and behind others; see `agree_with`."""
        return list(self._looked_up.values())

    def agree_with(self, looked_up):
        """Whether all that was looked up elsewhere would be found to be the same here."""
        return all(
            _is_same(_as_seen(_first(name, (*nearest, *self.namespaces))), then)
            for nearest, name, then in looked_up
        )

    def _given(self, name):
        """Return what a name stands for in the namespaces, or NOTHING; and remember it."""
        given = _first(name, self.namespaces)
        place = (*map(id, self._nearest), name)
        self._looked_up[place] = self._nearest, name, _as_seen(given)
        return given

    def outside(self, name):
        """Return what a name stands for in the namespaces, or None, without depending on it."""
        given = _first(name, self.namespaces)
        return None if given is NOTHING else given

    def constant(self, name, expression, known=()):
        """Return what `name` stands for, as a `Constant`.

        Parameters
        ----------
        name : str
        expression : Expression
            Where it is used, for error messages.
        known : iterable of str
            What else the expression could have meant.

        Raises
        ------
        UnknownNameError
            If nothing has this name.
        UnusableValueError
            If it is not a single number or quantity.
        """
        if name not in self._found:
            self._found[name] = self._look_up(name, expression, known)
        return self._found[name]

    def _look_up(self, name, expression, known):
        given = self._given(name)
        if name in CONSTANTS:
            return _unless_shadowed(name, given, CONSTANTS[name], CONSTANTS[name])
        unit = unit_names.unit(name)
        if unit is not None and (given is NOTHING or name not in unit_names.LENT):
            return _unless_shadowed(name, given, unit, float(unit))
        if given is NOTHING:
            raise self._unknown(name, expression, known)
        return _single_value(name, given, expression)

    def keep_noise(self, noise):
        """Warn if what stands for noise in equations is the name of a number outside, too."""
        for name in noise:
            given = self._given(name)
            _unless_shadowed(name, given, float("nan"), float("nan"))

    def functions(self, expressions, known=tuple):
        """Return the user's own functions that expressions call, by name.

        `known` returns the names of variables, which cannot be called.
        """
        called = {(name, e) for e in expressions for name in e.calls if name not in FUNCTIONS}
        return {name: self._function(name, expression, known()) for name, expression in called}

    def _function(self, name, expression, known):
        given = self._given(name)
        if given is not NOTHING and name not in known:
            return as_function(name, given, expression)
        own = [k for n in self.namespaces for k, v in n.items() if is_function(v)]
        raise expression.error(
            UnknownNameError,
            f"I don't know a function `{name}`.",
            expression.find_call(name),
            _in_place_of(name, known) or did_you_mean(name, [*FUNCTIONS, *own]),
        )

    def _unknown(self, name, expression, known):
        numbers = [
            key
            for namespace in self.namespaces
            for key, value in namespace.items()
            if isinstance(value, (int, float, Quantity))
            and not isinstance(value, Unit)
            and not key.startswith("_")
        ]
        hint = did_you_mean(name, [*known, *numbers, *CONSTANTS, *FUNCTIONS])
        if not hint:
            hint = unit_names.suggestion(name)
        if name in ("lastspike", "not_refractory"):
            hint = "Groups with a refractory period have it: give this one `refractory=...`."
        problem = f"I don't know the name `{name}`."
        if is_noise(name):
            problem = f"`{name}` is noise, which has a value only in differential equations."
            hint = "Elsewhere write `randn()`."
        if name in FUNCTIONS:
            arguments = "..." if FUNCTIONS[name].arity else ""
            hint = f"`{name}` is a function: write `{name}({arguments})`."
        hint = hint or "Define it first, as a number or a quantity such as `10*ms`."
        return expression.error(UnknownNameError, problem, expression.find(name), hint)


def called_in(namespaces, thing):
    """Return what an object is called in some namespaces; its own name, if nowhere."""
    found = (name for n in namespaces for name, value in [*n.items()] if value is thing)
    usable = (name for name in found if name.isidentifier() and not name.startswith("_"))
    return next(usable, thing.name)


def _first(name, namespaces):
    return next((n[name] for n in namespaces if name in n), NOTHING)


def _as_seen(given):
    """Return what strings see of a thing: of a number its value, as it may change in place."""
    if isinstance(given, np.ndarray) and given.ndim == 0:
        return plain(given).item(), dimension_of(given)
    return given


def _is_same(now, then):
    if now is then:
        return True
    comparable = type(now) is type(then) and isinstance(now, (bool, int, float, np.number, tuple))
    return comparable and now == then


def _in_place_of(name, known):
    """Say what to write in the place of a function that is not there."""
    if name in known or unit_names.unit(name) is not None:
        return f"`{name}` cannot be called: to multiply, write `{name}*(...)`."
    return DO_WITHOUT.get(name, "")


def _unless_shadowed(name, given, meant, value):
    """In strings, units and constants mean what they always mean."""
    is_number = isinstance(given, (int, float, Quantity)) and np.ndim(given) == 0
    differs = is_number and (
        dimension_of(given) is not dimension_of(meant) or float(given) != float(meant)
    )
    if differs:
        warn(
            f"In a string, `{name}` is {_what(name)}, not your variable `{name}` "
            f"({given}). Give your variable another name."
        )
    return Constant(name, value, dimension_of(meant))


def _what(name):
    if is_noise(name):
        return "noise"
    return "a mathematical constant" if name in CONSTANTS else "a unit"


def _single_value(name, value, expression):
    node = expression.find(name)
    if isinstance(value, int) and abs(value) > sys.float_info.max:
        raise expression.error(UnusableValueError, f"`{name}` is too large a number.", node)
    if is_numeric(value) or isinstance(value, int):
        if np.ndim(value) == 0:
            bare = value if isinstance(value, (bool, int)) else plain(value).item()
            return Constant(name, bare, dimension_of(value))
        raise expression.error(
            UnusableValueError,
            f"`{name}` holds {np.size(value)} values, but a name in a string stands for one.",
            node,
            f"Make it a parameter of the model (`{name} : {dimension_of(value)}`) and set it.",
        )
    hint = f"To call a function write `{name}(...)`." if callable(value) else ""
    raise expression.error(
        UnusableValueError,
        f"`{name}` is {'None' if value is None else type(value).__name__}, not a number.",
        node,
        hint or "A name in a string stands for a number, or a quantity such as `10*ms`.",
    )


def only(namespace) -> Names:
    """Return the names of one namespace, which must be a dict."""
    return Names(required_namespace(namespace))


def required_namespace(namespace):
    """Return a namespace, if it is one."""
    if not isinstance(namespace, Mapping):
        raise UnusableValueError(
            f"A namespace is a dict of names and values, not {namespace!r}.",
            hint="Write for example `namespace={'tau': 10*ms}`.",
        )
    return namespace


def own_namespace(namespace) -> dict:
    """Return a group's own namespace, which names can be added to: what it is given, or none."""
    return {} if namespace is None else required_namespace(namespace)


def names_of_caller(depth, *first, level=0) -> Names:
    """Return the names that a caller sees.

    Calls that pass something on, within the module that asks and in numpy, are no callers.

    Parameters
    ----------
    depth : int
        How many calls up; 1 is the caller of the function that calls this one.
    *first : mapping
        Namespaces to look in before.
    level : int
        How many calls further up, as the user has asked for.
    """
    frame, ours = frame_above(depth + 1, level), sys._getframe(1).f_globals
    while _on_the_way(frame, ours) and frame.f_back is not None:
        frame = frame.f_back
    return Names(*first, frame.f_locals, frame.f_globals)


def _on_the_way(frame, ours):
    """Whether a call passes on what the user wrote: within a module, or in numpy (``2*G.v``)."""
    package = frame.f_globals.get("__name__", "").partition(".")[0]
    return frame.f_globals is ours or package == "numpy"


def frame_above(depth, level=0):
    """Return the frame that is so many calls up; the outermost one, if there are not so many.

    Parameters
    ----------
    depth : int
        1 is the caller of the function that calls this one.
    level : int
        How many more, as the user has asked for.
    """
    if not isinstance(level, (int, np.integer)) or level < 0:
        raise UnusableValueError(
            f"`level` is how many calls further up to look up names, 0 or more, not {level!r}."
        )
    frame = sys._getframe(depth + 1)
    while level and frame.f_back is not None:
        frame, level = frame.f_back, level - 1
    return frame
