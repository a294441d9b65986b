"""Functions of the user's own that strings may call."""

from __future__ import annotations

from functools import wraps
from types import FunctionType

import numpy as np

from ...errors import DimensionMismatchError, SnnkitError, UnusableValueError, did_you_mean
from ...language.functions import UserFunction
from ...units.dimensions import DIMENSIONLESS, Dimension
from ...units.quantity import Quantity, wrap
from ...units.values import dimension_of, have_same_dimensions, is_numeric, plain

__all__ = [
    "HOW",
    "KINDS",
    "as_function",
    "check_units",
    "declare_types",
    "implementation",
    "is_computed",
    "is_function",
    "require_kind",
    "require_unit",
]

#: functions of other languages, and how to do without them
DO_WITHOUT = {
    **dict.fromkeys(
        ("max", "maximum"),
        "For the larger value write `clip(a, b, inf)`, with units `clip(a, b, inf*mV)`.",
    ),
    **dict.fromkeys(
        ("min", "minimum"),
        "For the smaller value write `clip(a, -inf, b)`, with units `clip(a, -inf*mV, b)`.",
    ),
    **dict.fromkeys(("pow", "power"), "For a power write `a**b`."),
    **dict.fromkeys(("mod", "fmod", "remainder"), "For a remainder write `a % b`."),
    **dict.fromkeys(("round", "rint"), "To round write `floor(x + 0.5)`."),
    **dict.fromkeys(("random", "uniform"), "For a random number from 0 to 1 write `rand()`."),
    **dict.fromkeys(("normal", "gauss"), "For a normal random number write `randn()`."),
    **dict.fromkeys(("heaviside", "step"), "For a step write `int(x > 0)`."),
    **dict.fromkeys(("where", "iif"), "Write `int(condition)*a + int(not condition)*b`."),
    **dict.fromkeys(
        ("sum", "mean"),
        "Each neuron sees its own values only; sums over synapses are `(summed)` variables.",
    ),
}
HOW = "Put `@check_units(x=volt, result=1)` above it, with the unit of each argument."
_ARRAYS = (
    "It gets arrays with a value for each neuron, and must return such an array: use numpy's "
    "functions, and `where(condition, a, b)` in place of `if`."
)
_BY_PLACE = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD")


def check_units(*unnamed, result=1, **arguments):
    """Declare the units of a function, so that it can be called in strings.

    Parameters
    ----------
    result : Unit, 1, bool or callable
        The unit of what it returns; or a function that is given the units of the arguments
        and returns that of the result, such as ``lambda x: x**2``.
    **arguments : Unit, 1, str or None
        The unit of each argument; None for any, the name of another argument for its unit.

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
    if unnamed:
        raise UnusableValueError(
            "`check_units` is told the unit of each argument, by its name.",
            hint="Write for example `@check_units(x=volt, result=1)` above the function.",
        )

    def declare(function):
        parameters = _parameters(function)
        names = [name for name, p in parameters.items() if p.kind.name in _BY_PLACE]
        for name, unit in arguments.items():
            _require_argument(function, name, parameters)
            if isinstance(unit, str):
                _require_argument(function, unit, parameters)
            else:
                require_unit(function, f"`{name}`", unit)
        if not is_computed(result):
            require_unit(function, "what it returns", result)

        @wraps(function)
        def checked(*args, **kwargs):
            given = dict(zip(names, args, strict=False)) | kwargs
            for name, value in given.items():
                unit = arguments.get(name)
                unit = given.get(unit) if isinstance(unit, str) else unit
                _check(function, f"`{name}`", value, unit)
            returned = function(*args, **kwargs)
            wanted = result
            if is_computed(result):
                values = [given.get(name, parameters[name].default) for name in names]
                wanted = result(*(wrap(1.0, dimension_of(value)) for value in values))
            _check(function, "what it returns", returned, wanted)
            return returned

        checked._arg_names = names
        checked._arg_units = [arguments.get(name) for name in names]
        checked._return_unit, checked.stateless = result, False
        return checked

    return declare


#: how Brian 2 calls the kinds of values
KINDS = {"boolean": "bool", "integer": "int", "float": "float", "any": None, "highest": None}


def require_kind(what, kind):
    if kind not in KINDS:
        raise UnusableValueError(
            f"{what} is declared as {kind!r}.", hint="Declare 'float', 'integer' or 'boolean'."
        )


def declare_types(*, result="float", **arguments):
    """Declare what a function returns in strings: a truth value, a whole number, or any number.

    Parameters
    ----------
    result : {'float', 'integer', 'boolean', 'highest'}
        ``'highest'`` is that of the arguments, as numbers.
    **arguments : {'any', 'float', 'integer', 'boolean'}
        What each argument is; accepted, and not required of the values.

    Examples
    --------
    >>> from snnkit import check_units, NeuronGroup
    >>> @declare_types(x='float', result='boolean')
    ... @check_units(x=1, result=1)
    ... def is_high(x):
    ...     return x > 0.5
    >>> G = NeuronGroup(2, 'v : 1', threshold='is_high(v)', reset='v = 0')
    """
    for name, kind in {**arguments, "result": result}.items():
        require_kind(f"`{name}`", kind)

    def declare(function):
        parameters = _parameters(function)
        for name in arguments:
            _require_argument(function, name, parameters)
        function._return_kind = KINDS[result]
        return function

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

    Notes
    -----
    As in Brian 2, a function with an implementation is taken to give equal values for equal
    arguments: it may be called more than once in an expression.

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
        function.stateless = True  # as in Brian 2, where this makes a `Function` of it
        return function

    return declare


def is_function(value):
    """Whether a value could be called in a string."""
    # asked of the class: a view of a variable would compute its values to look for an attribute
    return hasattr(value, "_return_unit") or hasattr(type(value), "as_function")


def _is_of_a_library(value):
    """Whether a function is not the user's own: ``from snnkit.brian import *`` brings many."""
    module = getattr(value, "__module__", None) or type(value).__module__
    return module.partition(".")[0] in ("builtins", "numpy", "snnkit")


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
    if not is_function(value) or value._return_unit is None:
        problem = f"The function `{name}` does not say which units it takes and returns."
        hint = HOW
        if name in DO_WITHOUT and _is_of_a_library(value):
            problem, hint = f"`{name}` is not part of the model language.", DO_WITHOUT[name]
        raise expression.error(UnusableValueError, problem, expression.find(name), hint)
    dims = [_dimension(unit, value._arg_names) for unit in value._arg_units]
    result = value._return_unit
    if is_computed(result):
        computed = result

        def result(*dims):
            return dimension_of(computed(*(wrap(1.0, dim) for dim in dims)))

    else:
        result = _dimension(result)
    declared = getattr(value, "_return_kind", None)
    declared = declared or getattr(getattr(value, "pyfunc", None), "_return_kind", None)
    kind = "bool" if value._return_unit is bool else declared or "float"
    call = _on_arrays(name, value, dims)
    return UserFunction(name, call, dims, result, kind=kind, stateless=value.stateless)


def _on_arrays(name, value, dims):
    """Return the function as the generated code calls it: plain arrays in, plain arrays out.

    It is called with how many values are asked for, and then the arguments.
    """
    function = getattr(value, "_on_arrays", None) or getattr(value, "pyfunc", value)
    bare = getattr(value, "_discard_units", False) or getattr(function, "_discard_units", False)
    function = getattr(function, "__wrapped__", function)
    if bare:
        function = _without_units(function)
    wanted = value._return_unit

    def with_unit(k, values):
        dim = dims[k]
        while isinstance(dim, int):
            dim = dims[dim]
        return values if bare or dim in (None, DIMENSIONLESS) else wrap(values, dim)

    def call(n, *values):
        elements = (np.arange(n),) if getattr(value, "_knows_elements", False) else ()
        try:
            returned = function(*(with_unit(k, v) for k, v in enumerate(values)), *elements)
        except Exception as error:
            raise _failed(name, error) from error
        if not bare and not is_computed(wanted):
            _check_returned(name, returned, wanted)
        return _as_asked(name, returned, n)

    return call


def _without_units(function):
    """Return a function for which the units of the script are plain numbers."""
    if not isinstance(function, FunctionType):
        return function
    names = function.__globals__
    bare = {name: plain(value) for name, value in names.items() if isinstance(value, Quantity)}
    copy = FunctionType(
        function.__code__,
        {**names, **bare},
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    copy.__kwdefaults__ = function.__kwdefaults__
    return copy


def _failed(name, error):
    if isinstance(error, DimensionMismatchError):
        return DimensionMismatchError(f"Your function `{name}` failed: {error}")
    if isinstance(error, SnnkitError):
        return UnusableValueError(f"Your function `{name}` failed: {error}")
    hint = _ARRAYS if isinstance(error, (TypeError, ValueError)) else ""
    problem = f"Your function `{name}` failed: {type(error).__name__}: {error}"
    return UnusableValueError(problem, hint=hint)


def _check_returned(name, value, unit):
    fits = unit is bool or have_same_dimensions(value, unit)
    if not fits and not (dimension_of(value) is DIMENSIONLESS and np.all(np.equal(value, 0))):
        raise DimensionMismatchError(
            f"Your function `{name}` was declared to return {_kind(dimension_of(unit))}, but "
            f"returned {_kind(dimension_of(value))}."
        )


def _kind(dim):
    return "plain numbers" if dim is DIMENSIONLESS else f"values in {dim}"


def _as_asked(name, returned, n):
    """Return what a function returned as a plain value, or as an array of n plain values."""
    if returned is None:
        problem = f"Your function `{name}` returned None."
        raise UnusableValueError(problem, hint="Does it end with `return ...`?")
    if not is_numeric(returned):
        shown = getattr(returned, "dtype", type(returned).__name__)
        problem = f"Your function `{name}` returned what is no real number: {shown}."
        raise UnusableValueError(problem, hint=_ARRAYS)
    values = plain(returned)
    if values.size == 1:
        return values.reshape(())[()]
    if values.shape != (n,):
        shape = " x ".join(map(str, values.shape))
        problem = f"Your function `{name}` returned {shape} values where {n} were asked for."
        raise UnusableValueError(problem, hint=_ARRAYS)
    return values


def _parameters(function):
    if not callable(function) or isinstance(function, type):
        raise UnusableValueError(
            f"`check_units` stands above a function that you define, not {function!r}."
        )
    try:
        from inspect import signature

        return signature(function).parameters
    except (TypeError, ValueError):
        raise UnusableValueError(
            f"The arguments of {function!r} have no names that could be given units.",
            hint="Define a function of your own that calls it.",
        ) from None


def _require_argument(function, name, parameters):
    takes_any = any(p.kind.name == "VAR_KEYWORD" for p in parameters.values())
    if name not in parameters and not takes_any:
        raise UnusableValueError(
            f"`{function.__name__}` has no argument `{name}` to declare a unit for.",
            hint=did_you_mean(name, parameters),
        )


def require_unit(function, what, unit):
    if not (unit is None or unit is bool or isinstance(unit, Dimension) or is_numeric(unit)):
        raise UnusableValueError(
            f"{unit!r} is no unit for {what} of `{function.__name__}`.",
            hint="Write a unit such as `volt`, or 1 for plain numbers.",
        )


def is_computed(unit):
    return callable(unit) and not isinstance(unit, type)


def _dimension(unit, names=()):
    if unit is None or isinstance(unit, Dimension):
        return unit
    if isinstance(unit, str):
        return list(names).index(unit)
    return DIMENSIONLESS if unit is bool else dimension_of(unit)


def _check(function, what, value, unit):
    """Raise unless a value has a unit; without a value there is nothing to check."""
    if unit is None or unit is bool or value is None or isinstance(value, str):
        return
    if not have_same_dimensions(value, unit):
        raise DimensionMismatchError(
            f"`{function.__name__}` was declared with the unit {dimension_of(unit)} for {what}, "
            f"but got {value} (unit: {dimension_of(value)})."
        )
