"""Differential equations, written as a computer algebra system writes them.

``3*(v + 1)/ms`` becomes ``(3*v + 3)/ms``, ``0.1*3*v`` becomes ``0.3*v``, ``w + v`` is ``v + w``.
That saves little work, but Brian 2 does so (sympy does it for it), and it shows in the last bit of
a result: a neuron that reaches its threshold exactly spikes, and a bit below it does not.

sympy multiplies a number into a sum if nothing else is a factor when the two meet. It writes the
result down with 15 digits, and what Brian 2 then reads anew is ``3*(v + 1)*...`` again, unless
something else stands before the sum.
"""

from __future__ import annotations

import ast
import math
from fractions import Fraction

from .nodes import nodes

__all__ = ["spread"]

#: larger formulas stay as they are: nobody writes them by hand
MOST_NODES = 2000
#: no larger powers are calculated
MOST_POWER = 16
ONE = Fraction(1)


def spread(tree):
    """Return a tree in which numbers are calculated, and multiplied into sums.

    Parameters
    ----------
    tree : ast.expr

    Examples
    --------
    >>> ast.unparse(spread(ast.parse("w + 3*(v + 1)/ms - (v + 1)*b*a/0.7", mode="eval").body))
    '-1.42857142857143 * a * b * (v + 1) + w + (3 * v + 3) / ms'
    """
    if len(nodes(tree)) > MOST_NODES:
        return tree
    try:
        return _written(_read(tree))
    except (ArithmeticError, ValueError):  # such as 1/0, which shows where it is computed
        return tree


class _Product:
    """A number times powers of other things.

    Attributes
    ----------
    number : Fraction or float
    powers : dict of (object to (_Sum or ast.expr, int))
        By what tells different bases apart: a base and its exponent, which is not 0.
    """

    def __init__(self, number, powers=None):
        self.number, self.powers = number, powers or {}

    @property
    def key(self):
        """What is the same for products that differ by a number only."""
        return frozenset((key, exponent) for key, (_, exponent) in self.powers.items())

    def scaled(self, number):
        return _Product(self.number * number, self.powers)

    def raised(self, n):
        powers = {key: (base, exponent * n) for key, (base, exponent) in self.powers.items()}
        return _Product(self.number**n, powers)


class _Sum:
    """A sum of products."""

    def __init__(self, terms):
        self.terms = terms

    @property
    def key(self):
        return frozenset((term.key, term.number) for term in self.terms)

    def scaled(self, number):
        return _Sum([term.scaled(number) for term in self.terms])


def _power_of(base):
    """Return a product of one thing."""
    if isinstance(base, _Sum):
        key = base.key
    else:  # what calls a function twice may find different values
        key = id(base) if _calls(base) else ast.dump(base)
    return _Product(ONE, {key: (base, 1)})


def _calls(base):
    """Whether functions are called: the user's may do more than return a value."""
    if isinstance(base, _Sum):
        return any(_calls(inner) for term in base.terms for inner, _ in term.powers.values())
    return any(isinstance(node, ast.Call) for node in nodes(base))


def _is_nothing(product):
    return product.number == 0 and not _calls(_Sum([product]))


# --- from trees ---


def _read(tree):
    """Return a tree as a product or a sum."""
    if isinstance(tree, ast.Constant) and type(tree.value) in (int, float):
        return _Product(Fraction(tree.value) if type(tree.value) is int else tree.value)
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
        return _read(tree.operand).scaled(-1)
    if isinstance(tree, ast.BinOp):
        return _BINARY.get(type(tree.op), _opaque)(tree)
    return _opaque(tree)


def _opaque(tree):
    """Return what is not calculated with: its parts are."""
    return _power_of(_Inside().generic_visit(tree))


class _Inside(ast.NodeTransformer):
    def generic_visit(self, node):  # a new node: parsed trees are shared, never changed
        fields = {f: getattr(node, f) for f in node._fields if hasattr(node, f)}
        return type(node)(**{f: self._part(value) for f, value in fields.items()})

    def _part(self, value):
        if isinstance(value, list):
            return [self._part(part) for part in value]
        return spread(value) if isinstance(value, ast.expr) else value


def _sum(tree):
    right = _read(tree.right)
    right = right.scaled(-1) if isinstance(tree.op, ast.Sub) else right
    alike = {}
    for term in (*_terms(_read(tree.left)), *_terms(right)):
        same = alike.get(term.key)
        alike[term.key] = _Product(term.number + (same.number if same else 0), term.powers)
    terms = [term for term in alike.values() if not _is_nothing(term)]
    return _Sum(terms) if len(terms) > 1 else (terms or [_Product(0 * ONE)])[0]


def _terms(side):
    return side.terms if isinstance(side, _Sum) else [side]


def _product(tree):
    return _times(_read(tree.left), _read(tree.right))


def _quotient(tree):
    return _times(_read(tree.left), _as_product(_read(tree.right)).raised(-1))


def _power(tree):
    base, exponent = _as_product(_read(tree.left)), _read(tree.right)
    plain = isinstance(exponent, _Product) and not exponent.powers
    if not plain or exponent.number != int(exponent.number) or abs(exponent.number) > MOST_POWER:
        return _opaque(tree)
    return _alone(base.raised(int(exponent.number)))


_BINARY = {ast.Add: _sum, ast.Sub: _sum, ast.Mult: _product, ast.Div: _quotient, ast.Pow: _power}


def _times(a, b):
    for one, other in ((a, b), (b, a)):
        if isinstance(one, _Product) and not one.powers:
            scaled = other.scaled(one.number)
            return one if all(map(_is_nothing, _terms(scaled))) else scaled
    a, b = _as_product(a), _as_product(b)
    powers = dict(a.powers)
    for key, (base, exponent) in b.powers.items():
        exponent += powers.pop(key, (base, 0))[1]
        if exponent:
            powers[key] = base, exponent
    return _alone(_Product(a.number * b.number, powers))


def _as_product(part):
    return _power_of(part) if isinstance(part, _Sum) else part


def _alone(product):
    """Return the sum that is the only factor of a product, or the product."""
    if product.number == 1 and len(product.powers) == 1:
        base, exponent = next(iter(product.powers.values()))
        if isinstance(base, _Sum) and exponent == 1:
            return base
    return product


# --- the order in which sympy writes things down ---

#: names come before sums, and these before functions; of those, the ones that sympy knows differ
_NAME, _TIMES, _PLUS, _POWER, _FUNCTION = (2, 0, ""), (3, 0, ""), (3, 1, ""), (3, 2, ""), 4
_KNOWN = {"exp": 10, "log": 11, "sin": 20, "cos": 21, "tan": 22}
_KNOWN |= {"sinh": 40, "cosh": 41, "tanh": 42}


def _rank(base, exponent=1, number=1):
    """Return by what a power is sorted."""
    kind, parts = _TIMES, ()
    if isinstance(base, _Sum):
        kind, parts = _PLUS, [_rank_of(term) for term in _sorted_terms(base)]
    elif isinstance(base, ast.Name):
        kind, parts = _NAME, [base.id]
    elif isinstance(base, ast.Call):
        kind = _FUNCTION, _KNOWN.get(base.func.id, 0), base.func.id
        parts = [_rank_of(_read(argument)) for argument in base.args]
    elif isinstance(base, ast.BinOp):
        kind, parts = _POWER, [ast.dump(base)]
    return kind, len(parts), tuple(parts), exponent, float(number)


def _rank_of(part):
    if isinstance(part, _Sum):
        return _rank(part)
    if len(part.powers) == 1:
        return _rank(*next(iter(part.powers.values())), part.number)
    factors = tuple(_rank(*power) for power in _sorted_powers(part))
    kind = _TIMES if factors else (1, 0, "")
    return kind, len(factors), factors, 1, float(part.number)


def _sorted_powers(product):
    return sorted(product.powers.values(), key=lambda power: _rank(*power))


def _sorted_terms(whole):
    """Return the terms of a sum: first those with the highest power of the first base."""
    bases = {key: base for term in whole.terms for key, (base, _) in term.powers.items()}
    keys = sorted(bases, key=lambda key: _rank(bases[key]))

    def exponents(term):
        return [-term.powers.get(key, (None, 0))[1] for key in keys]

    return sorted(whole.terms, key=exponents)


# --- back to trees ---


def _written(part):
    if isinstance(part, _Sum):
        return _written_sum(part)
    number, powers = part.number, _sorted_powers(part)
    over = [power for power in powers if power[1] > 0]
    under = [(base, -exponent) for base, exponent in powers if exponent < 0]
    if over and isinstance(over[0][0], _Sum) and over[0][1] == 1:
        whole = number.numerator * ONE if isinstance(number, Fraction) else number
        over[0] = over[0][0].scaled(whole), 1
        number /= whole
    above, below = _written_number(number, bool(over))
    tree = _multiplied([*above, *map(_raised, over)])
    if number < 0 and not above:
        tree = _negated(tree)
    return _divided(tree, [*map(_raised, under), *below])


def _written_number(number, is_factor):
    """Return what stands above and below the line; without its sign, if nothing is above."""
    if isinstance(number, Fraction):
        above = [] if abs(number.numerator) == 1 and is_factor else [number.numerator]
        below = [] if number.denominator == 1 else [number.denominator]
    else:
        if not math.isfinite(number):
            raise OverflowError
        rounded = float(f"{number:.15g}")
        above, below = [] if abs(rounded) == 1 and is_factor else [rounded], []
    return [ast.Constant(n) for n in above], [ast.Constant(n) for n in below]


def _negated(tree):
    """Return ``-a*b`` for ``a*b``, as Python reads it."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Mult):
        return ast.BinOp(_negated(tree.left), ast.Mult(), tree.right)
    return ast.UnaryOp(ast.USub(), tree)


def _written_sum(whole):
    first, *rest = _sorted_terms(whole)
    tree = _written(first)
    for term in rest:
        op = ast.Sub() if term.number < 0 else ast.Add()
        tree = ast.BinOp(tree, op, _written(term.scaled(-1) if term.number < 0 else term))
    return tree


def _raised(power):
    base, exponent = power
    base = _written(base) if isinstance(base, _Sum) else base
    return base if exponent == 1 else ast.BinOp(base, ast.Pow(), ast.Constant(exponent))


def _multiplied(factors):
    first, *rest = factors
    for factor in rest:
        first = ast.BinOp(first, ast.Mult(), factor)
    return first


def _divided(tree, factors):
    return ast.BinOp(tree, ast.Div(), _multiplied(factors)) if factors else tree
