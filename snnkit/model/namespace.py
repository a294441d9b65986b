"""Names that strings take from outside: from the caller's variables, and the units."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import numpy as np

from ..engine.variables import Constant
from ..errors import SnnkitWarning, UnknownNameError, UnusableValueError, did_you_mean
from ..language.functions import CONSTANTS, FUNCTIONS
from ..language.noise import is_noise
from ..units import names as unit_names
from ..units.quantity import Quantity, Unit, dimension_of, plain
from .functions import as_function, is_function

__all__ = ["Names", "names_of_caller", "only"]


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
        """Return what a name stands for in the namespaces, or None; and remember it."""
        given = _first(name, self.namespaces)
        place = (*map(id, self._nearest), name)
        self._looked_up[place] = self._nearest, name, _as_seen(given)
        return given

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
        if unit is not None:
            return _unless_shadowed(name, given, unit, float(unit))
        if given is None:
            raise self._unknown(name, expression, known)
        return _single_value(name, given, expression)

    def keep_noise(self, noise):
        """Warn if what stands for noise in equations is the name of a number outside, too."""
        for name in noise:
            given = self._given(name)
            _unless_shadowed(name, given, float("nan"), float("nan"))

    def functions(self, expressions):
        """Return the user's own functions that expressions call, by name."""
        called = {(name, e) for e in expressions for name in e.calls if name not in FUNCTIONS}
        return {name: self._function(name, expression) for name, expression in called}

    def _function(self, name, expression):
        given = self._given(name)
        if given is not None:
            return as_function(name, given, expression)
        own = [k for n in self.namespaces for k, v in n.items() if is_function(v)]
        raise expression.error(
            UnknownNameError,
            f"I don't know a function `{name}`.",
            expression.find(name),
            did_you_mean(name, [*FUNCTIONS, *own]),
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
            hint = did_you_mean(name, unit_names.all_names())
        if name in ("lastspike", "not_refractory"):
            hint = "Groups with a refractory period have it: give this one `refractory=...`."
        if is_noise(name):
            hint = "It stands for noise in differential equations. Elsewhere write `randn()`."
        if name in FUNCTIONS:
            arguments = "..." if FUNCTIONS[name].arity else ""
            hint = f"`{name}` is a function: write `{name}({arguments})`."
        hint = hint or "Define it before this line, as a number or a quantity such as `10*ms`."
        return expression.error(
            UnknownNameError, f"I don't know the name `{name}`.", expression.find(name), hint
        )


def _first(name, namespaces):
    return next((n[name] for n in namespaces if name in n), None)


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


def _unless_shadowed(name, given, meant, value):
    """In strings, units and constants mean what they always mean."""
    is_number = isinstance(given, (int, float, Quantity)) and np.ndim(given) == 0
    differs = is_number and (
        dimension_of(given) is not dimension_of(meant) or float(given) != float(meant)
    )
    if differs:
        import warnings

        warnings.warn(
            f"In a string, `{name}` is {_what(name)}, not your variable `{name}` "
            f"({given}). Give your variable another name.",
            SnnkitWarning,
            stacklevel=2,
        )
    return Constant(name, value, dimension_of(meant))


def _what(name):
    if is_noise(name):
        return "noise"
    return "a mathematical constant" if name in CONSTANTS else "a unit"


def _single_value(name, value, expression):
    node = expression.find(name)
    if isinstance(value, (bool, int, float, np.bool_, np.number)):
        return Constant(name, value if isinstance(value, (bool, int)) else _item(value))
    if isinstance(value, (Quantity, np.ndarray)) and value.ndim == 0:
        return Constant(name, plain(value).item(), dimension_of(value))
    if np.ndim(value) and not callable(value):
        raise expression.error(
            UnusableValueError,
            f"`{name}` holds {np.size(value)} values, but a name in a string stands for one.",
            node,
            f"Make it a parameter of the model (`{name} : {dimension_of(value)}`) and set it.",
        )
    hint = f"To call a function write `{name}(...)`." if callable(value) else ""
    raise expression.error(
        UnusableValueError, f"`{name}` is {type(value).__name__}, not a number.", node, hint
    )


def _item(value):
    return value.item() if hasattr(value, "item") else value


def only(namespace) -> Names:
    """Return the names of one namespace, which must be a dict."""
    if not isinstance(namespace, Mapping):
        raise UnusableValueError(f"A namespace is a dict of names and values, not {namespace!r}.")
    return Names(namespace)


def names_of_caller(depth, *first) -> Names:
    """Return the names that a caller sees.

    Parameters
    ----------
    depth : int
        How many calls up; 1 is the caller of the function that calls this one.
    *first : mapping
        Namespaces to look in before.
    """
    frame = sys._getframe(depth + 1)
    return Names(*first, frame.f_locals, frame.f_globals)
