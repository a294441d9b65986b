"""The functions that the model language knows.

Each entry says how numpy writes it, how many arguments it takes, and what it does to units.
"""

from __future__ import annotations

import math

from ..units.dimensions import DIMENSIONLESS, SECOND

__all__ = ["CONSTANTS", "FUNCTIONS", "Function", "UserFunction"]


class Function:
    """A function of the model language.

    Attributes
    ----------
    name : str
        Its name in the language.
    code : str
        The numpy expression that computes it; ``{n}`` stands for how many values are drawn.
    arity : int
        How many arguments it takes.
    units : str
        ``plain`` (plain numbers in, plain number out), ``keep`` (the unit of the argument,
        and all arguments share it), ``root``, ``sign`` (any unit in, plain number out) or
        ``time`` (times in, plain number out).
    kind : str
        ``float``, ``int``, or ``same`` as the argument.
    random : bool
        Whether each call gives another value.
    """

    __slots__ = ("arity", "code", "kind", "name", "random", "units")

    def __init__(self, name, code=None, arity=1, units="plain", kind="float", random=False):
        self.name, self.code, self.arity = name, code or f"np.{name}", arity
        self.units, self.kind, self.random = units, kind, random

    #: what is called, if it is not numpy's or `snnkit.engine.runtime`'s
    callable = None
    #: the `TimedArray` in which it looks up its values
    table = None

    @property
    def repeatable(self):
        """Whether it gives the same value whenever its arguments are the same."""
        return not self.random

    def wanted(self, position, arguments):
        """Say what an argument should be, given the dimensions of all."""
        if self.units == "keep":
            return f"the unit of its first argument ({arguments[0]})"
        return "a time" if self.units == "time" else "a plain number"

    def dimension(self, arguments):
        """Return the dimension of the result, or an argument's position if that one is wrong."""
        first = arguments[0] if arguments else DIMENSIONLESS
        if self.units == "keep":
            return next((k for k, d in enumerate(arguments) if d is not first), first)
        if self.units == "root":
            return first**0.5
        expected = {"plain": DIMENSIONLESS, "time": SECOND, "sign": None}[self.units]
        wrong = (k for k, d in enumerate(arguments) if expected not in (None, d))
        return next(wrong, DIMENSIONLESS)


class UserFunction(Function):
    """A Python function that may be called in strings.

    Parameters
    ----------
    name : str
    callable : callable
        Takes and returns plain arrays in SI units.
    arguments : list of (Dimension, int or None)
        The dimension of each; None for any, a number for the same as that argument.
    result : Dimension or callable
        That of the result; or a function that takes those of the arguments.
    code : str, optional
        How it is called: ``{f}`` stands for its name in the code, ``{0}`` and so on for the
        arguments, ``{dt}`` for the time step, ``{n}`` for how many values are asked for. By
        default it is given `n`, and then the arguments.
    kind : str
        ``float``, ``int`` or ``bool``.
    stateless : bool
        Whether the same arguments always give the same value.

    Attributes
    ----------
    table : TimedArray or None
        Where the function looks up its values, which then stay the same within a time step.
    stateless : bool
        Whether it is known to give the same value whenever its arguments are the same.
    """

    __slots__ = ("arguments", "callable", "result", "stateless", "table")

    def __init__(self, name, callable, arguments, result, code=None, kind="float", stateless=True):
        places = ", ".join(["{n}", *(f"{{{k}}}" for k in range(len(arguments)))])
        super().__init__(name, code or f"{{f}}({places})", len(arguments), "declared", kind)
        self.callable, self.arguments, self.result = callable, arguments, result
        self.table, self.stateless = None, stateless

    @property
    def repeatable(self):
        return self.stateless or self.table is not None

    def wanted(self, position, arguments):
        dim = self._declared(position, arguments)
        return "a plain number" if dim is DIMENSIONLESS else f"a value with the unit {dim}"

    def dimension(self, arguments):
        for k, found in enumerate(arguments):
            if self._declared(k, arguments) not in (None, found):
                return k
        return self.result(*arguments) if callable(self.result) else self.result

    def _declared(self, position, arguments):
        dim = self.arguments[position]
        return arguments[dim] if isinstance(dim, int) else dim


_PLAIN = "exp expm1 log log10 log1p sin cos tan sinh cosh tanh "
_PLAIN += "arcsin arccos arctan arcsinh arccosh arctanh"

FUNCTIONS = {name: Function(name) for name in _PLAIN.split()}
FUNCTIONS |= {
    f.name: f
    for f in (
        Function("abs", "np.abs", units="keep", kind="same"),
        Function("floor", units="keep"),
        Function("ceil", units="keep"),
        Function("sign", units="sign"),
        Function("sqrt", units="root"),
        Function("exprel", "runtime.exprel"),
        Function("clip", arity=3, units="keep", kind="same"),
        Function("int", "runtime.as_int", kind="int"),
        Function("timestep", "runtime.timestep", arity=2, units="time", kind="int"),
        Function("rand", "rng.random({n})", arity=0, random=True),
        Function("randn", "rng.standard_normal({n})", arity=0, random=True),
        Function("poisson", "rng.poisson({0}, {n})", kind="int", random=True),
    )
}
FUNCTIONS |= {
    f"a{f}": Function(f"a{f}", f"np.arc{f}") for f in "sin cos tan sinh cosh tanh".split()
}

CONSTANTS = {"pi": math.pi, "e": math.e, "inf": math.inf}
