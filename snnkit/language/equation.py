"""One equation of a model: a variable, and how it changes or what it is computed from."""

from __future__ import annotations

import ast
import re
from keyword import iskeyword
from unicodedata import normalize

from ..errors import DimensionMismatchError, ModelSyntaxError, UnknownNameError, did_you_mean
from ..units import names as unit_names
from ..units.dimensions import DIMENSIONLESS, SECOND
from ..units.unit import Unit
from .check import dimension_of, require_dimension
from .functions import FUNCTIONS
from .linear import NotLinear, split
from .misread import unreadable
from .noise import is_noise, noise_in
from .parse import parse

__all__ = ["DIFFERENTIAL", "PARAMETER", "SUBEXPRESSION", "Equation", "read_equation"]

DIFFERENTIAL, SUBEXPRESSION, PARAMETER = "differential equation", "subexpression", "parameter"

#: flag -> the kinds of equation that it may stand behind
FLAGS = {
    "unless refractory": (DIFFERENTIAL,),
    "event-driven": (DIFFERENTIAL,),
    "clock-driven": (DIFFERENTIAL,),
    "constant": (PARAMETER,),
    "shared": (PARAMETER, SUBEXPRESSION),
    "linked": (PARAMETER,),
    "constant over dt": (SUBEXPRESSION,),
    "summed": (SUBEXPRESSION,),
}
#: names that mean something already
RESERVED = {"t", "dt", "i", "N", "t_in_timesteps", "not_refractory", "pi", "e", "inf"}

_EQUATION = re.compile(
    r"""\s*(?:d(?P<differential>[^\W\d]\w*)\s*/\s*dt\s*=|(?P<defined>[^\W\d]\w*)\s*=
        |(?P<parameter>[^\W\d]\w*)\s*(?=:))
        (?P<formula>[^:]*):(?P<unit>[^(:]*(?:\([^)]*\)[^(:]*)*?)
        (?:(?<![*/(])\s*\((?P<flags>[A-Za-z\s,_-]*)\)\s*)?$""",
    re.X | re.S,
)


class Equation:
    """One equation of a model.

    Attributes
    ----------
    name : str
        The variable that it defines.
    kind : str
        ``'differential equation'``, ``'subexpression'`` or ``'parameter'``.
    expression : Expression or None
        The right-hand side; None for a parameter.
    dim : Dimension
        The dimension of the variable.
    dtype : type
        ``float``, ``bool`` (``boolean``) or ``int`` (``integer``).
    flags : tuple of str
        For example ``('unless refractory',)``.
    unit_text : str
        The unit as it was written.
    text, position : str, int
        What it was read from, and where in it the name stands.

    Notes
    -----
    Brian 2's names for these are there too: `varname`, `type`, `expr`, `unit` and `var_type`.
    """

    __slots__ = ("dim", "dtype", "expression", "flags", "kind", "name", "position", "text")
    __slots__ += ("unit_text",)

    def __init__(self, name, kind, expression, unit, flags, text, position):
        self.name, self.kind, self.expression = name, kind, expression
        self.dim, self.dtype, self.unit_text = unit
        self.flags, self.text, self.position = flags, text, position

    @property
    def left(self) -> str:
        """What stands on the left: ``dv/dt`` or ``v``."""
        return f"d{self.name}/dt" if self.kind == DIFFERENTIAL else self.name

    @property
    def right(self) -> str:
        """What stands on the right, on one line; empty for a parameter."""
        return "" if self.expression is None else " ".join(self.expression.text.split())

    def __str__(self):
        right = f" = {self.right}" if self.right else ""
        flags = f" ({', '.join(self.flags)})" if self.flags else ""
        return f"{self.left}{right} : {self.unit_text}{flags}"

    def __repr__(self):
        return f"<{self.kind} {self}>"

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, Equation) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def check_units(self, lookup):
        """Raise unless the right-hand side has the units that the left-hand side needs."""
        if self.kind == DIFFERENTIAL:
            what = f"d{self.name}/dt"
            require_dimension(self.expression, lookup, self.dim / SECOND, what)
        elif self.kind == SUBEXPRESSION:
            require_dimension(self.expression, lookup, self.dim, f"`{self.name}`")

    # --- the same as Brian 2 calls it ---

    @property
    def varname(self) -> str:
        """The variable that it defines."""
        return self.name

    @property
    def type(self) -> str:
        """What kind of equation it is."""
        return self.kind

    @property
    def expr(self):
        """The right-hand side; None for a parameter."""
        return self.expression

    @property
    def var_type(self) -> str:
        """``'float'``, ``'boolean'`` or ``'integer'``."""
        return {bool: "boolean", int: "integer"}.get(self.dtype, "float")

    @property
    def unit(self) -> Unit:
        """The unit of the variable."""
        return Unit(1.0, self.dim, "1" if self.dim is DIMENSIONLESS else self.dim.symbol)

    @property
    def identifiers(self) -> set:
        """The names on the right, those of functions too."""
        return (
            set() if self.expression is None else {*self.expression.names, *self.expression.calls}
        )

    @property
    def stochastic_variables(self) -> set:
        """The names of noise on the right."""
        return set() if self.expression is None else set(noise_in(self.expression))


def read_equation(chunk, text, start) -> Equation:
    """Return the equation that a part of a text holds.

    Parameters
    ----------
    chunk : str
        The part, comments replaced by spaces.
    text : str
        The whole text, for error messages.
    start : int
        Where in it the part begins.
    """
    match = _EQUATION.match(chunk)
    if match is None:
        raise unreadable(chunk, text, start)
    name = match["differential"] or match["defined"] or match["parameter"]
    group = next(g for g in ("differential", "defined", "parameter") if match[g])
    kind = {"differential": DIFFERENTIAL, "defined": SUBEXPRESSION, "parameter": PARAMETER}[group]
    position = start + match.start(group)
    summed = re.search(r"\bsummed\b", match["flags"] or "")
    _check_name(name.removesuffix("_pre").removesuffix("_post") if summed else name, text, position)
    name = normalize("NFKC", name)  # as Python's parser does with names in expressions
    expression = None
    if kind != PARAMETER and match["formula"].startswith("="):
        raise unreadable(chunk, text, start)
    if kind != PARAMETER:
        expression = parse(match["formula"], text, start + match.start("formula"))
    _refuse_second_bracket(match, text, start)
    dim, dtype = _unit(match["unit"], text, start + match.start("unit"))
    if kind == DIFFERENTIAL and dtype is not float:
        problem = f"`{name}` changes in time: it is a real number, not {_WORDS[dtype]}."
        raise ModelSyntaxError(problem, text, position, len(name), "Write a unit after the colon.")
    unit = dim, dtype, " ".join(match["unit"].split())
    equation = Equation(
        name, kind, expression, unit, _flags(match, kind, text, start), text, position
    )
    _check_noise(equation)
    return equation


_WORDS = {bool: "true or false", int: "an integer"}


def _refuse_second_bracket(match, text, start):
    bracket = re.search(r"[\w)]\s*\(([A-Za-z ,_-]+)\)\s*$", match["unit"])
    if bracket and match["flags"]:
        raise ModelSyntaxError(
            "Flags stand in one pair of brackets.",
            text,
            start + match.start("unit") + bracket.start(1) - 1,
            len(bracket[1]) + 2,
            f"Write `({bracket[1]}, {match['flags']})`.",
        )


def _check_noise(equation):
    """Noise stands in differential equations, and nothing is done with it that has no meaning.

    As in Brian 2, noise with a name may stand in a subexpression that these are made of.
    """
    found = [] if equation.expression is None else noise_in(equation.expression)
    if not found:
        return
    expression = equation.expression
    written_out = equation.kind == SUBEXPRESSION and not equation.flags
    if equation.kind != DIFFERENTIAL and not (written_out and "xi" not in found):
        hint = "Give it its share there, for example `dv/dt = -v/tau + sigma*xi/tau**0.5 : 1`."
        if written_out:
            user = f"If differential equations are all that use `{equation.name}`"
            hint = f"{user}, give the noise a name: `xi_1`."
        problem = "Noise can only stand in a differential equation."
        raise expression.error(ModelSyntaxError, problem, expression.find(found[0]), hint)
    try:
        split(expression.tree, found)
    except NotLinear as reason:
        raise expression.error(
            ModelSyntaxError,
            "Noise can be added, and multiplied by what is not noise; nothing else can be done "
            "with it.",
            reason.node,
        ) from None


def _check_name(name, text, position):
    problem = None
    if is_noise(name):
        problem = "it stands for noise"
    elif name in RESERVED:
        problem = "it means something else already"
    elif name.endswith(("_pre", "_post")):
        end = "_pre" if name.endswith("_pre") else "_post"
        problem = f"a name that ends in `{end}` means a variable of the neuron at that end"
    elif iskeyword(name):
        problem = "it is a word of Python"
    elif name in FUNCTIONS:
        problem = "it is the name of a function"
    elif unit_names.unit(name) is not None and name not in unit_names.LENT:
        problem = "it is the name of a unit"
    elif name.startswith("_"):
        problem = "names must not begin with an underscore"
    if problem:
        raise ModelSyntaxError(
            f"`{name}` cannot be a variable's name: {problem}.",
            text,
            position,
            len(name),
            "Choose another name.",
        )


def _unit(text, origin, start):
    word = text.strip()
    if word in ("boolean", "bool"):
        return DIMENSIONLESS, bool
    if word == "integer":
        return DIMENSIONLESS, int
    if not word:
        raise ModelSyntaxError(
            "The unit is missing.", origin, start, 1, "For a plain number write `1`."
        )
    try:
        expression = parse(text, origin, start)
    except ModelSyntaxError as error:
        flag = next((f for f in FLAGS if f in text), None)
        hint = f"Flags stand in round brackets: `({flag})`." if flag else error.hint
        raise ModelSyntaxError(error.problem, origin, error.position, error.width, hint) from None
    for name in expression.names:
        _base_unit(name, expression)
    strange = next((n for n in ast.walk(expression.tree) if not isinstance(n, _IN_UNITS)), None)
    if strange is not None:
        problem = "A unit is made of names of units, with `*`, `/` and `**` between them."
        spot = strange if hasattr(strange, "col_offset") else expression.tree
        raise expression.error(ModelSyntaxError, problem, spot)
    number = next((n for n in _numbers(expression.tree) if not _is_one(n)), None)
    if number is not None:
        raise expression.error(
            ModelSyntaxError,
            "There is no number in a unit, but for the 1 of a plain number.",
            number,
        )
    return dimension_of(expression, lambda name: unit_names.unit(name).dim), float


#: what a unit is made of; signs and sums can only stand in an exponent
_IN_UNITS = (ast.Name, ast.Constant, ast.BinOp, ast.Mult, ast.Div, ast.Pow, ast.UnaryOp, ast.USub)
_IN_UNITS += (ast.UAdd, ast.expr_context)
#: what stands in the place of a unit by mistake, and what is meant
_MEANT = dict.fromkeys(("float", "double", "real", "number"), "For a plain number write `: 1`.")
_MEANT |= dict.fromkeys(("int", "long"), "For whole numbers write `: integer`.")
_MEANT |= dict.fromkeys(("logical", "truth"), "For what is true or false write `: boolean`.")


def _numbers(tree):
    """Return the numbers in a unit, exponents apart."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Pow):
        return _numbers(tree.left)
    if isinstance(tree, (ast.Constant, ast.UnaryOp)):
        return [tree]
    return [n for child in ast.iter_child_nodes(tree) for n in _numbers(child)]


def _is_one(node):
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value == 1


def _base_unit(name, expression):
    unit = unit_names.unit(name)
    if unit is None:
        raise expression.error(
            UnknownNameError,
            f"I don't know the unit `{name}`.",
            expression.find(name),
            _MEANT.get(name) or unit_names.suggestion(name),
        )
    if float(unit) != 1.0 and name != "molar":
        raise expression.error(
            DimensionMismatchError,
            f"`{name}` is scaled; the unit of a variable is a base unit.",
            expression.find(name),
            f"Write `{unit.dim}` here, and `{name}` in the values.",
        )


#: a flag of Brian 2's neurons that have a shape
_OF_SPACE = {
    "point current": "It is for neurons with many compartments, and snnkit's have one: add the "
    "current to `dv/dt`, and leave out the flag."
}


def _flags(match, kind, text, start):
    written = [w.strip() for w in (match["flags"] or "").split(",") if w.strip()]
    words = [" ".join(word.split()) for word in written]
    for word, as_written in zip(words, written, strict=True):
        position = start + match.start("flags") + match["flags"].index(as_written)
        if word not in FLAGS:
            raise ModelSyntaxError(
                f"I don't know the flag `({word})`.",
                text,
                position,
                len(word),
                _OF_SPACE.get(word) or did_you_mean(word, FLAGS) or _separated(word),
            )
        if kind not in FLAGS[word]:
            raise ModelSyntaxError(
                f"The flag `({word})` cannot stand behind a {kind}.", text, position, len(word)
            )
    return tuple(dict.fromkeys(words))


def _separated(word):
    """Say how flags are separated, if that is what is wrong with them."""
    parts = word.split()
    fits = len(parts) > 1 and all(part in FLAGS for part in parts)
    return f"Separate flags by commas: `({', '.join(parts)})`." if fits else ""
