"""Functions of the user's own as objects: what else can be said of them."""

from __future__ import annotations

from ...calls import Made
from ...errors import UnusableValueError
from .functions import HOW, KINDS, is_computed, require_kind, require_unit

__all__ = ["Function", "Implementations"]


class Function(metaclass=Made):
    """A Python function with declared units, as an object; see `check_units`.

    Parameters
    ----------
    pyfunc : callable
    arg_units : list of (Unit, 1, str or None)
        The unit of each argument; None for any; the name of another argument for its unit.
    return_unit : Unit, 1 or callable
        The unit of the result.
    stateless : bool
        Whether the same arguments always give the same value, so that it can be called twice
        in one expression, and in equations that are integrated exactly. A function that has
        only been declared by `check_units` is not taken to be.
    arg_names : list of str, optional
        The names of the arguments.
    arg_types, sympy_func : optional
        Taken from scripts for Brian 2, and without effect.
    return_type : {'float', 'integer', 'boolean'}, optional
        What it returns; see `declare_types`.
    auto_vectorise : bool
        Whether the function wants to know, in a last argument, for which elements it is called.

    Attributes
    ----------
    implementations : Implementations
        Where implementations for numpy can be added.

    Examples
    --------
    >>> from numpy import sin
    >>> from snnkit import Function
    >>> wave = Function(sin, arg_units=[1], return_unit=1)
    >>> float(wave(0.0))
    0.0
    """

    def __init__(
        self,
        pyfunc,
        arg_units=None,
        return_unit=None,
        *,
        stateless=True,
        return_type=None,
        auto_vectorise=False,
        **options,
    ):
        if not callable(pyfunc) or isinstance(pyfunc, type):
            raise UnusableValueError(f"A Function is made of a Python function, not {pyfunc!r}.")
        self.pyfunc, self.__name__ = pyfunc, getattr(pyfunc, "__name__", "function")
        self._arg_units, self._return_unit = arg_units, return_unit
        if arg_units is None:
            self._arg_units = getattr(pyfunc, "_arg_units", None)
        if return_unit is None:
            self._return_unit = getattr(pyfunc, "_return_unit", None)
        names = options.get("arg_names") or getattr(pyfunc, "_arg_names", ())
        self._arg_names, self.stateless = names, bool(stateless)
        if self._arg_units is None or self._return_unit is None:
            raise UnusableValueError("A function needs `arg_units` and `return_unit`.", hint=HOW)
        if not isinstance(self._arg_units, (list, tuple)):
            raise UnusableValueError(
                f"`arg_units` is a list with the unit of each argument, not {arg_units!r}."
            )
        for unit in self._arg_units:
            if not (isinstance(unit, str) and unit in self._arg_names):
                require_unit(self, "an argument", unit)
        if not is_computed(self._return_unit):
            require_unit(self, "what it returns", self._return_unit)
        if return_type is not None:
            require_kind("what it returns", return_type)
            self._return_kind = KINDS.get(return_type)
        self._knows_elements = bool(auto_vectorise)
        self.implementations = Implementations(self)

    def __call__(self, *args):
        return self.pyfunc(*args)


class Implementations:
    """The ways in which a `Function` can be carried out; snnkit uses those in Python.

    Examples
    --------
    >>> from snnkit import Function, NeuronGroup
    >>> twice = Function(lambda x: x + x, arg_units=[1], return_unit=1)
    >>> twice.implementations.add_implementation('cpp', 'double twice(double x) {return 2*x;}')
    >>> twice.implementations.add_numpy_implementation(lambda x: 2*x, discard_units=True)
    """

    def __init__(self, function):
        self._function = function

    def add_numpy_implementation(self, wrapped_func, dependencies=None, discard_units=None):
        """Take a function that is called with arrays in strings, in place of the Python one."""
        if not callable(wrapped_func):
            raise UnusableValueError(f"An implementation is a function, not {wrapped_func!r}.")
        self._function._on_arrays, self._function._discard_units = wrapped_func, discard_units

    def add_implementation(self, target, code, *args, **options):
        """Take code for one of Brian 2's targets; only a Python function for numpy is used."""
        if getattr(target, "__name__", target) == "numpy" and callable(code):
            self.add_numpy_implementation(code, discard_units=options.get("discard_units"))

    def add_dynamic_implementation(self, target, code, *args, **options):
        """Take code that Brian 2 would ask for later; it is not used."""
