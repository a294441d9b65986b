"""Numbers that lack their unit: where one would make an expression right, and which."""

from __future__ import annotations

import ast
from itertools import combinations, product

from ..errors import DimensionMismatchError
from ..units import names as unit_names
from ..units.dimensions import DIMENSIONLESS, SECOND
from ..units.usual import UNITS, usual_unit
from .check import Checker

__all__ = ["declared_without", "forgotten_unit"]

#: the dimension of noise, `xi`
PER_ROOT_SECOND = SECOND**-0.5


def forgotten_unit(expression, lookup, wanted, functions=None, numbers=None, before="") -> str:
    """Return what to write, if an expression lacks a unit at one number, or at two names.

    Parameters
    ----------
    expression, lookup, functions
        As in `dimension_of`.
    wanted : Dimension or None
        The dimension that the expression must have; None if any will do.
    numbers : dict of str to float, optional
        What names of plain numbers stand for that the user gave, outside of the expression.
    before : str, optional
        What stands before the expression, such as ``v +=``.

    Returns
    -------
    str
        A sentence or two, or an empty text.

    Examples
    --------
    >>> from snnkit import mV
    >>> from snnkit.language.parse import parse
    >>> print(forgotten_unit(parse('v > -50'), lambda name: mV.dim, None))
    Does 50 lack its unit? Write for example `v > -50*mV`.
    """
    numbers, where = numbers or {}, (expression, lookup, wanted, functions or {})
    named = [name for name in expression.names if name in numbers]
    if found := _first_that_lacks(*where, named):
        return _about_names(dict([found]), numbers)
    if found := _first_that_lacks(*where, _bare_numbers(expression.tree)):
        return _about_number(expression, *found, before)
    for pair, *dims in product(combinations(named, 2), UNITS, UNITS):
        given = dict(zip(pair, dims, strict=True))
        if _fits(*where, given):
            return _about_names(given, numbers)
    return ""


def _first_that_lacks(expression, lookup, wanted, functions, candidates):
    """Return the first name or node that a unit would make right, and the unit's dimension."""
    for thing, dim in product(candidates, UNITS):
        if _fits(expression, lookup, wanted, functions, {thing: dim}):
            return thing, dim
    return None


def declared_without(expression, lookup, wanted, functions=None, declared=()) -> str:
    """Return what to declare otherwise, if an expression lacks a unit at a variable or an array.

    Parameters
    ----------
    expression, lookup, wanted, functions
        As in `forgotten_unit`.
    declared : list of str
        Names of variables of the model that are plain numbers.

    Returns
    -------
    str
        A sentence or two, or an empty text.

    Examples
    --------
    >>> from snnkit import mV
    >>> from snnkit.language.parse import parse
    >>> from snnkit.units.dimensions import DIMENSIONLESS
    >>> dims = {'v': mV.dim, 'I': DIMENSIONLESS}
    >>> print(declared_without(parse('I - v'), dims.get, None, declared=['I']))
    Should `I` have a unit? Then declare `I : volt`.
    """
    where = expression, lookup, wanted, functions or {}
    if found := _first_that_lacks(*where, [n for n in expression.names if n in declared]):
        name, dim = found
        return f"Should `{name}` have a unit? Then declare `{name} : {dim}`."
    arrays = [node for node in ast.walk(expression.tree) if _is_array(node, functions or {})]
    if found := _first_that_lacks(*where, arrays):
        name, dim = found[0].func.id, found[1]
        better = f"`{name} = TimedArray([...]*{usual_unit(dim)}, dt=...)`"
        return f"Do the values of `{name}` lack their unit? Write for example {better}."
    if any(lookup(name) is PER_ROOT_SECOND for name in expression.names):
        return "Noise is scaled by a time constant: for example `sigma*sqrt(2/tau)*xi`."
    return ""


def _is_array(node, functions):
    """Whether a `TimedArray` is called, one of plain numbers."""
    function = functions.get(node.func.id) if isinstance(node, ast.Call) else None
    values = getattr(function, "table", None)
    return values is not None and values.dim is DIMENSIONLESS


class _WithUnits(Checker):
    """Checks an expression as if some of its names, numbers and calls had a unit."""

    def __init__(self, expression, lookup, functions, given):
        super().__init__(expression, lookup, functions)
        self.given = given

    def Constant(self, node):
        return self.given.get(node) or super().Constant(node)

    def Name(self, node):
        return self.given.get(node.id) or super().Name(node)

    def Call(self, node):
        return self.given.get(node) or super().Call(node)


def _fits(expression, lookup, wanted, functions, given):
    try:
        found = _WithUnits(expression, lookup, functions, given).visit(expression.tree)
    except DimensionMismatchError:
        return False
    return wanted is None or found is wanted


def _bare_numbers(tree):
    """Return the numbers that are no factors beside a unit: in ``v - 3*mV``, none."""
    factors = {id(factor) for node in ast.walk(tree) for factor in _beside_units(node)}
    numbers = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    plain = [node for node in numbers if not isinstance(node.value, bool)]
    return [node for node in plain if id(node) not in factors]


def _beside_units(node):
    """Return the factors of a product, if a unit is among them."""
    factors = _factors(node)
    names = [factor.id for factor in factors if isinstance(factor, ast.Name)]
    return factors if any(unit_names.unit(name) is not None for name in names) else []


def _factors(node):
    if isinstance(node, ast.UnaryOp):
        return _factors(node.operand)
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Div)):
        return _factors(node.left) + _factors(node.right)
    return [node]


def _about_names(given, numbers):
    what = " and ".join(f"`{name}` is {numbers[name]:g}" for name in given)
    better = [f"`{name} = {numbers[name]:g}*{usual_unit(dim)}`" for name, dim in given.items()]
    return f"{what}, without a unit. Write for example {' and '.join(better)}."


def _about_number(expression, node, dim, before):
    text = expression.text.encode()
    start, end = node.col_offset, node.end_col_offset
    number = text[start:end].decode()
    better = f"{number}*{usual_unit(dim)}"
    if text[:start].rstrip().endswith((b"/", b"%")):
        better = f"({better})"
    whole = text[:start].decode() + better + text[end:].decode()
    return f"Does {number} lack its unit? Write for example `{before}{whole}`."
