"""Differential equations, written as a computer algebra system writes them.

``3*(v + 1)/ms`` becomes ``(3*v + 3)/ms``, ``0.1*3*v`` becomes ``0.3*v``, ``w + v`` is ``v + w``.
That saves little work, but Brian 2 does so (sympy does it for it), and it shows in the last bit of
a result: a neuron that reaches its threshold exactly spikes, and a bit below it does not.

sympy multiplies a number into a sum if nothing else is a factor when the two meet. Brian 2 has it
write down equations, with 15 digits, and read them again: what then begins with ``3*(v + 1)``
meets anew.
"""

from __future__ import annotations

import ast
import math
from fractions import Fraction
from functools import lru_cache

from .algebra import Product, Sum, read
from .nodes import nodes

__all__ = ["spread", "written"]

#: larger formulas stay as they are: nobody writes them by hand
MOST_NODES = 2000
ONE = Fraction(1)


def spread(tree, anew=True):
    """Return a tree in which numbers are calculated, and multiplied into sums.

    Parameters
    ----------
    tree : ast.expr
    anew : bool
        Whether it is as if it had been written down and read again; otherwise it has been put
        together from what `spread` returned.

    Examples
    --------
    >>> ast.unparse(spread(ast.parse("w + 3*(v + 1)/ms - (v + 1)*b*a/0.7", mode="eval").body))
    '-1.42857142857143 * a * b * (v + 1) + w + (3 * v + 3) / ms'
    """
    if len(nodes(tree)) > MOST_NODES:
        return tree
    try:
        return written(read(tree, stepwise=anew), anew)
    except (ArithmeticError, ValueError):  # such as 1/0, which shows where it is computed
        return tree


# --- the order in which sympy writes things down ---

#: names come before sums, and these before functions; of those, the ones that sympy knows differ
_NAME, _TIMES, _PLUS, _POWER, _FUNCTION = (2, 0, ""), (3, 0, ""), (3, 1, ""), (3, 2, ""), 4
_KNOWN = {"exp": 10, "log": 11, "sin": 20, "cos": 21, "tan": 22}
_KNOWN |= {"sinh": 40, "cosh": 41, "tanh": 42}


def _rank(base, exponent=1, number=1):
    """Return by what a power is sorted."""
    kind, parts = _kind_and_parts(base)
    return kind, len(parts), parts, exponent, float(number)


@lru_cache(maxsize=1024)  # formulas within formulas would be ranked again and again
def _kind_and_parts(base):
    if isinstance(base, Sum):
        return _PLUS, tuple(map(_rank_of, _sorted_terms(base)))
    if isinstance(base, ast.Name):
        return _NAME, (base.id,)
    if isinstance(base, ast.Call):
        kind = _FUNCTION, _KNOWN.get(base.func.id, 0), base.func.id
        return kind, tuple(_rank_of(read(argument)) for argument in base.args)
    return _POWER, (ast.dump(base),)


def _rank_of(part):
    if isinstance(part, Sum):
        return _rank(part)
    if len(part.powers) == 1:
        return _rank(*next(iter(part.powers.values())), part.number)
    factors = tuple(_rank(*power) for power in _sorted_powers(part))
    kind = _TIMES if factors else (1, 0, "")
    return kind, len(factors), factors, 1, float(part.number)


def _sorted_powers(product):
    return sorted(product.powers.values(), key=lambda power: _rank(*power))


def _sorted_terms(whole):
    """Return the terms of a sum: first those with the highest power of the first base.

    Of ``1 - x``, however, the number is written first.
    """
    number, other = sorted(whole.terms, key=lambda term: len(term.powers))[:2]
    lengths = len(number.powers), len(other.powers), len(whole.terms)
    if lengths == (0, 1, 2) and other.number < 0 < number.number:
        return [number, other]
    bases = {key: base for term in whole.terms for key, (base, _) in term.powers.items()}
    keys = sorted(bases, key=lambda key: _rank(bases[key]))

    def exponents(term):
        return [-term.powers.get(key, (None, 0))[1] for key in keys]

    return sorted(whole.terms, key=exponents)


# --- back to trees ---


def written(part, anew=False):
    """Return a `Product` or a `Sum` as a tree; see `spread`."""
    if isinstance(part, Sum):
        return _written_sum(part, anew)
    number, powers = part.number, _sorted_powers(part)
    if isinstance(number, Fraction) and number == 1 and len(powers) == 1 and powers[0][1] < -1:
        return _raised(powers[0], anew)
    over = [power for power in powers if power[1] > 0]
    under = [(base, -exponent) for base, exponent in powers if exponent < 0]
    if anew and over and isinstance(over[0][0], Sum) and over[0][1] == 1:
        whole, number = _taken_apart(number)
        over[0] = Sum([_rounded(term) for term in over[0][0].terms]).scaled(whole), 1
    above, below = _written_number(number, bool(over))
    tree = _multiplied([*above, *(_raised(power, anew) for power in over)])
    if number < 0 and not above:
        tree = _negated(tree)
    return _divided(tree, [*(_raised(power, anew) for power in under), *below])


def _taken_apart(number):
    """Return what is written in front, as sympy writes it, and what is left to divide by."""
    if isinstance(number, Fraction):
        return number.numerator * ONE, Fraction(1, number.denominator)
    if not math.isfinite(number):
        raise OverflowError
    return float(f"{number:.15g}"), ONE


def _rounded(term):
    front, rest = _taken_apart(term.number)
    return Product(front * rest, term.powers)


def _written_number(number, is_factor):
    """Return what stands above and below the line; without its sign, if nothing is above."""
    front, rest = _taken_apart(number)
    above = [] if abs(front) == 1 and is_factor else [front]
    below = [] if rest == 1 else [1 / rest]
    return [_constant(n) for n in above], [_constant(n) for n in below]


def _constant(number):
    return ast.Constant(int(number) if isinstance(number, Fraction) else number)


def _negated(tree):
    """Return ``-a*b`` for ``a*b``, as Python reads it."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Mult):
        return ast.BinOp(_negated(tree.left), ast.Mult(), tree.right)
    return ast.UnaryOp(ast.USub(), tree)


def _written_sum(whole, anew):
    first, *rest = _sorted_terms(whole)
    tree = written(first, anew)
    for term in rest:
        op = ast.Sub() if term.number < 0 else ast.Add()
        tree = ast.BinOp(tree, op, written(term.scaled(-1) if term.number < 0 else term, anew))
    return tree


def _raised(power, anew):
    base, exponent = power
    base = written(base, anew) if isinstance(base, Sum) else _inside(base, anew)
    return base if exponent == 1 else ast.BinOp(base, ast.Pow(), ast.Constant(exponent))


def _inside(tree, anew):
    """Spread the parts of what is not calculated with, such as the arguments of a function.

    The tree is a new one: parsed trees are shared, and never changed.
    """
    fields = {field: getattr(tree, field) for field in tree._fields if hasattr(tree, field)}
    return type(tree)(**{field: _spread_part(value, anew) for field, value in fields.items()})


def _spread_part(value, anew):
    if isinstance(value, list):
        return [_spread_part(part, anew) for part in value]
    return spread(value, anew) if isinstance(value, ast.expr) else value


def _multiplied(factors):
    first, *rest = factors
    for factor in rest:
        first = ast.BinOp(first, ast.Mult(), factor)
    return first


def _divided(tree, factors):
    return ast.BinOp(tree, ast.Div(), _multiplied(factors)) if factors else tree
