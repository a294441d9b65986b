"""The functions that the model language knows.

Each entry says how numpy writes it, how many arguments it takes, and what it does to units.
"""

from __future__ import annotations

import math

from ..units.dimensions import DIMENSIONLESS, SECOND

__all__ = ["CONSTANTS", "FUNCTIONS", "Function"]


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


_PLAIN = "exp expm1 log log10 log1p sin cos tan arcsin arccos arctan sinh cosh tanh"

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
        Function("clip", "runtime.clip", arity=3, units="keep", kind="same"),
        Function("int", "runtime.as_int", kind="int"),
        Function("timestep", "runtime.timestep", arity=2, units="time", kind="int"),
        Function("rand", "rng.random({n})", arity=0, random=True),
        Function("randn", "rng.standard_normal({n})", arity=0, random=True),
        Function("poisson", "rng.poisson({0}, {n})", kind="int", random=True),
    )
}
FUNCTIONS |= {f"a{f}": Function(f"a{f}", f"np.arc{f}") for f in ("sin", "cos", "tan")}

CONSTANTS = {"pi": math.pi, "e": math.e, "inf": math.inf}
