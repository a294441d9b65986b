"""Functions of the user's own that strings may call."""

from __future__ import annotations

from functools import wraps

import numpy as np

from ..errors import DimensionMismatchError, UnusableValueError
from ..language.functions import UserFunction
from ..units.dimensions import DIMENSIONLESS, Dimension
from ..units.quantity import dimension_of, have_same_dimensions, plain, wrap

__all__ = ["Function", "as_function", "check_units", "implementation", "is_function"]

_HOW = "Put `@check_units(x=volt, result=1)` above it, with the unit of each argument."


def check_units(result=1, **arguments):
    """Declare the units of a function, so that it can be called in strings.

    Parameters
    ----------
    result : Unit, 1, bool or callable
        The unit of what it returns; or a function that is given the units of the arguments
        and returns that of the result, such as ``lambda x: x**2``.
    **arguments : Unit, 1 or None
        The unit of each argument; None for any.

    Raises
    ------
    DimensionMismatchError
        From the function, if it is called with other units.

    Examples
    --------
    >>> from snnkit import check_units, volt, mV
    >>> @check_units(x=volt, result=1)
    ... def activation(x):
    ...     return 1/(1 + (x/(2*mV))**2)
    >>> float(activation(2*mV))
    0.5
    """

    def declare(function):
        names = function.__code__.co_varnames[: function.__code__.co_argcount]
        strange = next((name for name in arguments if name not in names), None)
        if strange is not None:
            raise UnusableValueError(
                f"`{function.__name__}` has no argument `{strange}` to declare a unit for."
            )

        @wraps(function)
        def checked(*args, **kwargs):
            given = dict(zip(names, args, strict=False)) | kwargs
            for name, value in given.items():
                _check(function, f"`{name}`", value, arguments.get(name))
            returned = function(*args, **kwargs)
            wanted = result
            if _computed(result):
                wanted = result(*(wrap(1.0, dimension_of(given[name])) for name in names))
            _check(function, "what it returns", returned, wanted)
            return returned

        checked._arg_names = names
        checked._arg_units = [arguments.get(name) for name in names]
        checked._return_unit = result
        return checked

    return declare


def implementation(target=None, code=None, discard_units=None, **options):
    """Say how strings call a function.

    Parameters
    ----------
    target, code : str, optional
        The source of the function for one of Brian 2's code generators. It is accepted and not
        used: snnkit calls the Python function itself.
    discard_units : bool, optional
        Whether the function gets plain numbers in SI units, rather than quantities.

    Examples
    --------
    >>> from snnkit import check_units, implementation
    >>> @implementation('cpp', 'double twice(double x) { return 2*x; }')
    ... @check_units(x=1, result=1)
    ... def twice(x):
    ...     return 2*x
    >>> twice(3)
    6
    """

    def declare(function):
        if discard_units and target in (None, "numpy"):
            function._discard_units = True
        return function

    return declare


class Function:
    """A Python function with declared units, as an object; see `check_units`.

    Parameters
    ----------
    pyfunc : callable
    arg_units : list of (Unit, 1 or None)
        The unit of each argument; None for any.
    return_unit : Unit, 1 or callable
        The unit of the result.
    stateless : bool
        Whether it gives the same value whenever its arguments are the same.

    Examples
    --------
    >>> from numpy import sin
    >>> from snnkit import Function
    >>> wave = Function(sin, arg_units=[1], return_unit=1)
    >>> float(wave(0.0))
    0.0
    """

    def __init__(self, pyfunc, arg_units=None, return_unit=None, *, stateless=True, **options):
        self.pyfunc, self.stateless = pyfunc, stateless
        self._arg_units = arg_units or getattr(pyfunc, "_arg_units", None)
        self._return_unit = return_unit or getattr(pyfunc, "_return_unit", None)
        if self._arg_units is None or self._return_unit is None:
            raise UnusableValueError("A function needs `arg_units` and `return_unit`.", hint=_HOW)

    def __call__(self, *args):
        return self.pyfunc(*args)


def is_function(value):
    """Whether a value could be called in a string."""
    return hasattr(value, "_return_unit") or hasattr(value, "as_function")


def as_function(name, value, expression):
    """Return a value of the user's as a `UserFunction`."""
    if hasattr(value, "as_function"):
        return value.as_function(name)
    if not callable(value):
        raise expression.error(
            UnusableValueError,
            f"`{name}` is {type(value).__name__}, not a function.",
            expression.find(name),
        )
    if not is_function(value):
        problem = f"The function `{name}` does not say which units it takes and returns."
        raise expression.error(UnusableValueError, problem, expression.find(name), _HOW)
    dims = [None if unit is None else _dimension(unit) for unit in value._arg_units]
    result = value._return_unit
    if _computed(result):
        computed = result

        def result(*dims):
            return dimension_of(computed(*(wrap(1.0, dim) for dim in dims)))

    else:
        result = _dimension(result)
    kind = "bool" if value._return_unit is bool else "float"
    function = UserFunction(name, _on_arrays(name, value, dims), dims, result, kind=kind)
    function.stateless = getattr(value, "stateless", False)
    return function


def _on_arrays(name, function, dims):
    """Return the function as the generated code calls it: plain arrays in, plain arrays out."""

    if getattr(function, "_discard_units", False):
        function, dims = getattr(function, "__wrapped__", function), [None] * len(dims)

    def call(*values):
        pairs = zip(values, dims, strict=True)
        given = [v if d in (None, DIMENSIONLESS) else wrap(v, d) for v, d in pairs]
        try:
            returned = function(*given)
        except (TypeError, ValueError) as error:
            if isinstance(error, DimensionMismatchError):
                raise
            raise UnusableValueError(
                f"Your function `{name}` failed: {error}",
                hint="It gets arrays with a value for each neuron, and must return such an "
                "array: use numpy's functions, and `where(condition, a, b)` in place of `if`.",
            ) from error
        return plain(returned) if isinstance(returned, np.ndarray) else returned

    return call


def _computed(unit):
    return callable(unit) and unit is not bool


def _dimension(unit):
    if unit is bool:
        return DIMENSIONLESS
    return unit if isinstance(unit, Dimension) else dimension_of(unit)


def _check(function, what, value, unit):
    if unit is None or unit is bool or isinstance(value, str):
        return
    if not have_same_dimensions(value, unit) and not np.all(np.equal(plain(value), 0)):
        raise DimensionMismatchError(
            f"`{function.__name__}` was declared with the unit {dimension_of(unit)} for {what}, "
            f"but got {value} (unit: {dimension_of(value)})."
        )
