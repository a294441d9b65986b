"""Other names, and values in the place of names, in equations."""

from __future__ import annotations

import ast
import re
from keyword import iskeyword
from unicodedata import normalize

import numpy as np

from ..errors import ModelSyntaxError, UnusableValueError, did_you_mean, warn
from ..units import names as unit_names
from ..units.dimensions import DIMENSIONLESS
from ..units.values import best_unit, dimension_of, is_numeric
from .equation import DIFFERENTIAL, read_equation
from .parse import parse

__all__ = ["substituted", "value_text", "warn_of_strangers"]

#: a number, or a name
_WORD = re.compile(r"\d[\w.]*|[^\W\d]\w*")


def substituted(equation, replacements):
    """Return an equation with names replaced.

    It is read anew from what it has become, so that error messages show that.

    Parameters
    ----------
    equation : Equation
    replacements : dict of str to (str, number or Quantity)

    Raises
    ------
    ModelSyntaxError, UnusableValueError
        If a name cannot be replaced so.
    """
    name = equation.name
    if name in replacements:
        name = _new_name(equation, replacements[name])
    used = equation.identifiers
    texts = {old: _text(old, new) for old, new in replacements.items() if old in used}
    left = f"d{name}/dt" if equation.kind == DIFFERENTIAL else name
    right = f" = {_replaced(equation.right, texts)}" if equation.right else ""
    flags = f" ({', '.join(equation.flags)})" if equation.flags else ""
    text = f"{left}{right} : {equation.unit_text}{flags}"
    result = read_equation(text, text, 0)
    _refuse_ambiguous(equation, result, texts)
    return result


def warn_of_strangers(equations, replacements):
    """Warn if a name that is to be replaced does not occur: it may be a slip of the pen."""
    known = {name for equation in equations for name in _names(equation)}
    for name in replacements:
        if name not in known:
            hint = did_you_mean(name, known)
            problem = f"There is no `{name}` in these equations that could be replaced. {hint}"
            warn(problem.strip())


def _names(equation):
    return {equation.name, *equation.identifiers}


def _replaced(formula, texts):
    return _WORD.sub(lambda word: texts.get(normalize("NFKC", word[0]), word[0]), formula)


def _new_name(equation, new):
    if not isinstance(new, str):
        problem = f"`{equation.name}` is a variable: it can get another name, but not a value."
        raise ModelSyntaxError(problem, equation.text, equation.position, len(equation.name))
    if not new.isidentifier() or iskeyword(new):
        raise ModelSyntaxError(
            f"`{equation.name}` cannot be called {new!r}: that is no name.",
            equation.text,
            equation.position,
            len(equation.name),
        )
    return new


def _text(name, new):
    """Return what is written in the place of a name."""
    if isinstance(new, str):
        parse(new)
        return new.strip()
    return value_text(name, new)


def value_text(name, value):
    """Return a number or quantity as it is written in a formula, to the last digit.

    >>> from snnkit.units import ms
    >>> value_text("tau", 10*ms), value_text("k", -2)
    ('(10*ms)', '(-2)')
    """
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if not is_numeric(value) or np.ndim(value) or not np.isfinite(value):
        hint = ""
        if np.ndim(value):
            hint = "For a value each, make it a parameter of the model and set it."
        raise UnusableValueError(
            f"`{name}` can be replaced by a name, a number or a quantity, not by {value!r}.",
            hint=hint,
        )
    dim = dimension_of(value)
    if dim is DIMENSIONLESS:
        number = _shortest(float(value))
        return f"({number})" if number.startswith("-") else number
    return f"({_quantity(value, float(value), dim)})"


def _quantity(value, number, dim):
    symbol = best_unit(value)[1]
    unit = unit_names.unit(symbol) if symbol.isidentifier() else None
    if unit is not None and unit.dim is dim:
        size = float(unit)
        for count in (round(number / size, 9), number / size):
            if count * size == number:
                return f"{_shortest(count)}*{symbol}"
    return f"{_shortest(number)}*{dim}"


def _shortest(number):
    return repr(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


def _refuse_ambiguous(equation, result, texts):
    """A formula without brackets may be torn apart by what stands beside it."""
    for name, new in texts.items():
        bracketed = _replaced(equation.right, {**texts, name: f"({new})"})
        if ast.dump(parse(bracketed).tree) != ast.dump(result.expression.tree):
            raise ModelSyntaxError(
                f"In the place of `{name}`, `{new}` would be torn apart:",
                result.text,
                result.expression.start,
                len(result.expression.text),
                f"Put it in brackets: {name}='({new})'.",
            )
