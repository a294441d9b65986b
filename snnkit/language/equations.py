"""Equations: what variables a model has, and how they change."""

from __future__ import annotations

import re
from functools import lru_cache
from keyword import iskeyword
from unicodedata import normalize

from ..errors import DimensionMismatchError, ModelSyntaxError, UnknownNameError, did_you_mean
from ..units import names as unit_names
from ..units.dimensions import DIMENSIONLESS, SECOND
from .check import dimension_of, require_dimension
from .functions import FUNCTIONS
from .noise import check_noise, is_noise
from .parse import parse

__all__ = ["Equation", "equations"]

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
RESERVED = {"t", "dt", "i", "j", "N", "t_in_timesteps", "lastspike", "not_refractory"}
RESERVED |= {"delay", "lastupdate", "pi", "e", "inf"}

_EQUATION = re.compile(
    r"""\s*(?:d(?P<differential>[^\W\d]\w*)\s*/\s*dt\s*=|(?P<defined>[^\W\d]\w*)\s*=
        |(?P<parameter>[^\W\d]\w*)\s*(?=:))
        (?P<formula>[^:]*):(?P<unit>[^(:]*(?:\([^)]*\)[^(:]*)*?)
        (?:\((?P<flags>[a-z ,_-]+)\)\s*)?$""",
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
    flags : frozenset of str
        For example ``{'unless refractory'}``.
    """

    __slots__ = ("dim", "dtype", "expression", "flags", "kind", "name", "text", "position")

    def __init__(self, name, kind, expression, dim, dtype, flags, text, position):
        self.name, self.kind, self.expression = name, kind, expression
        self.dim, self.dtype, self.flags = dim, dtype, flags
        self.text, self.position = text, position

    def __repr__(self):
        right = f" = {self.expression.text}" if self.expression else ""
        left = f"d{self.name}/dt" if self.kind == DIFFERENTIAL else self.name
        return f"{left}{right} : {self.dim}"

    def check_units(self, lookup):
        """Raise unless the right-hand side has the units that the left-hand side needs."""
        if self.kind == DIFFERENTIAL:
            what = f"d{self.name}/dt"
            require_dimension(self.expression, lookup, self.dim / SECOND, what)
        elif self.kind == SUBEXPRESSION:
            require_dimension(self.expression, lookup, self.dim, f"`{self.name}`")


def equations(text: str) -> tuple[Equation, ...]:
    """Parse a model: one equation a line, with its unit after a colon.

    Parameters
    ----------
    text : str
        Lines such as ``dv/dt = (I-v)/tau : volt (unless refractory)`` (a differential
        equation), ``I = g*(E-v) : amp`` (a subexpression) or ``tau : second`` (a parameter).

    Raises
    ------
    ModelSyntaxError
        If a line is none of these, defines a variable twice, or has an unknown flag.

    Examples
    --------
    >>> equations("dv/dt = -v/tau : volt")
    (dv/dt = -v/tau : volt,)
    """
    if not isinstance(text, str):
        raise ModelSyntaxError(f"Equations must be a string, not {type(text).__name__}.")
    return _equations(text)


@lru_cache(maxsize=256)
def _equations(text):
    found = []
    for start, chunk in _chunks(text):
        equation = _equation(chunk, text, start)
        if any(equation.name == other.name for other in found):
            raise ModelSyntaxError(
                f"`{equation.name}` is defined twice.", text, equation.position, len(equation.name)
            )
        found.append(equation)
    _refuse_circles(found)
    check_noise(found)
    return tuple(found)


def _refuse_circles(found):
    """Subexpressions that need each other's values have none."""
    needs = {e.name: set(e.expression.names) for e in found if e.kind == SUBEXPRESSION}
    for _ in needs:
        needs = {
            name: mine.union(*(needs.get(n, ()) for n in mine)) for name, mine in needs.items()
        }
    for equation in found:
        if equation.name in needs.get(equation.name, ()):
            raise ModelSyntaxError(
                f"`{equation.name}` is defined by itself, directly or in a circle.",
                equation.text,
                equation.position,
                len(equation.name),
                f"For a change over time write `d{equation.name}/dt = ...`.",
            )


def _chunks(text):
    """Split at line ends, but keep together the lines of one long equation.

    An equation is complete when its colon has come. Comments become spaces, so that every
    position stays what it was.
    """
    bare = re.sub(r"#[^\n]*", lambda m: " " * len(m[0]), text)
    bare = bare.replace("\\\n", "  ")
    start = position = 0
    for line in bare.split("\n"):
        position += len(line) + 1
        chunk = bare[start : position - 1]
        if ":" in chunk and chunk.count("(") <= chunk.count(")"):
            yield start, chunk
            start = position
    if bare[start:].strip():
        yield start, bare[start:]


def _equation(chunk, text, start):
    first = start + len(chunk) - len(chunk.lstrip())
    match = _EQUATION.match(chunk)
    if match is None:
        raise _unreadable(chunk, text, first)
    name = match["differential"] or match["defined"] or match["parameter"]
    group = next(g for g in ("differential", "defined", "parameter") if match[g])
    kind = {"differential": DIFFERENTIAL, "defined": SUBEXPRESSION, "parameter": PARAMETER}[group]
    position = start + match.start(group)
    summed = re.search(r"\bsummed\b", match["flags"] or "")
    _check_name(name.removesuffix("_pre").removesuffix("_post") if summed else name, text, position)
    name = normalize("NFKC", name)  # as Python's parser does with names in expressions
    expression = None
    if kind != PARAMETER:
        expression = parse(match["formula"], text, start + match.start("formula"))
    dim, dtype = _unit(match["unit"], text, start + match.start("unit"))
    flags = _flags(match, kind, text, start)
    return Equation(name, kind, expression, dim, dtype, flags, text, position)


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
    elif unit_names.unit(name) is not None:
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


def _unreadable(chunk, text, first):
    problem, hint = "This is not an equation.", "Write `dv/dt = ... : unit`, `x = ... : unit`"
    hint += " or `x : unit`."
    if ":" not in chunk:
        problem = "An equation needs a unit after a colon."
        hint = "For a plain number write `: 1`, for example `w : 1`."
        first += len(chunk.strip())
        return ModelSyntaxError(problem, text, max(first - 1, 0), 1, hint)
    if re.match(r"\s*d\w+\s*/\s*d(?!t\b)", chunk):
        problem = "Only derivatives by time are known: `d.../dt`."
    return ModelSyntaxError(problem, text, first, len(chunk.strip().split("\n")[0]), hint)


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
    expression = parse(text, origin, start)
    if expression.calls:
        raise expression.error(ModelSyntaxError, "A unit is a product of unit names.")
    for name in expression.names:
        _base_unit(name, expression)
    return dimension_of(expression, lambda name: unit_names.unit(name).dim), float


def _base_unit(name, expression):
    unit = unit_names.unit(name)
    if unit is None:
        raise expression.error(
            UnknownNameError,
            f"I don't know the unit `{name}`.",
            expression.find(name),
            did_you_mean(name, unit_names.all_names()),
        )
    if float(unit) != 1.0 and name != "molar":
        raise expression.error(
            DimensionMismatchError,
            f"`{name}` is scaled; the unit of a variable is a base unit.",
            expression.find(name),
            f"Write `{unit.dim}` here, and `{name}` in the values.",
        )


def _flags(match, kind, text, start):
    words = [w.strip() for w in (match["flags"] or "").split(",") if w.strip()]
    for word in words:
        position = start + match.start("flags") + match["flags"].index(word)
        if word not in FLAGS:
            raise ModelSyntaxError(
                f"I don't know the flag `({word})`.",
                text,
                position,
                len(word),
                did_you_mean(word, FLAGS),
            )
        if kind not in FLAGS[word]:
            raise ModelSyntaxError(
                f"The flag `({word})` cannot stand behind a {kind}.", text, position, len(word)
            )
    return frozenset(words)
