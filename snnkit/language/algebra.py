"""Formulas taken apart into numbers, products and sums: a little computer algebra."""

from __future__ import annotations

import ast
from fractions import Fraction

from .nodes import nodes

__all__ = ["Product", "Sum", "read", "terms_of"]

#: no larger powers are calculated
MOST_POWER = 16
ONE = Fraction(1)


class Product:
    """A number times powers of other things.

    Attributes
    ----------
    number : Fraction or float
    powers : dict of (object to (Sum or ast.expr, int))
        By what tells different bases apart, which of a name is the name: a base and its
        exponent, which is not 0.
    """

    def __init__(self, number, powers=None):
        self.number, self.powers = number, powers or {}

    @property
    def key(self):
        """What is the same for products that differ by a number only."""
        return frozenset((key, exponent) for key, (_, exponent) in self.powers.items())

    def scaled(self, number):
        """Return it multiplied by a number."""
        return Product(self.number * number, self.powers)

    def raised(self, n):
        """Return its n-th power."""
        powers = {key: (base, exponent * n) for key, (base, exponent) in self.powers.items()}
        return Product(self.number**n, powers)


NOTHING = Product(0 * ONE)


class Sum:
    """A sum of products, its `terms`."""

    def __init__(self, terms):
        self.terms = terms

    @property
    def key(self):
        """What tells it apart from other sums."""
        return frozenset((term.key, term.number) for term in self.terms)

    def scaled(self, number):
        """Return it multiplied by a number."""
        return Sum([term.scaled(number) for term in self.terms])


def _power_of(base):
    """Return a product of one thing."""
    if isinstance(base, Sum):
        key = base.key
    elif isinstance(base, ast.Name):
        key = base.id
    else:  # what calls a function twice may find different values
        key = id(base) if _calls(base) else ast.dump(base)
    return Product(ONE, {key: (base, 1)})


def _calls(base):
    """Whether functions are called: the user's may do more than return a value."""
    if isinstance(base, Sum):
        return any(_calls(inner) for term in base.terms for inner, _ in term.powers.values())
    return any(isinstance(node, ast.Call) for node in nodes(base))


def _is_nothing(product):
    return product.number == 0 and not _calls(Sum([product]))


def read(tree, stepwise=True):
    """Return a tree as a `Product` or a `Sum`; what is neither is a factor as it stands.

    Numbers are calculated; whole numbers, and what is left when they are divided, stay exact.

    Parameters
    ----------
    tree : ast.expr
    stepwise : bool
        Whether a number is multiplied into a sum as soon as the two meet. Otherwise all factors
        of a product are looked at together: it is so if there are no others than these two.

    Raises
    ------
    ArithmeticError
        If a number cannot be: ``1/0``, or one that is too large.
    """
    if isinstance(tree, ast.Constant) and type(tree.value) in (int, float):
        return Product(Fraction(tree.value) if type(tree.value) is int else tree.value)
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
        return read(tree.operand, stepwise).scaled(-1)
    if isinstance(tree, ast.BinOp) and type(tree.op) in _BINARY:
        return _BINARY[type(tree.op)](tree, stepwise)
    return _power_of(tree)


def _sum(tree, stepwise):
    right = read(tree.right, stepwise)
    right = right.scaled(-1) if isinstance(tree.op, ast.Sub) else right
    alike = {}
    for term in (*terms_of(read(tree.left, stepwise)), *terms_of(right)):
        same = alike.get(term.key)
        alike[term.key] = Product(term.number + (same.number if same else 0), term.powers)
    terms = [term for term in alike.values() if not _is_nothing(term)]
    return Sum(terms) if len(terms) > 1 else (terms or [NOTHING])[0]


def terms_of(side):
    """Return the terms of a sum; a product is its own only one."""
    return side.terms if isinstance(side, Sum) else [side]


def _product(tree, stepwise):
    if stepwise:
        right = read(tree.right)
        if isinstance(tree.op, ast.Div):
            right = _alone(_as_product(right).raised(-1))
        return _times(read(tree.left), right)
    whole = Product(ONE)
    for factor, exponent in _factors(tree):
        whole = _joined(whole, _as_product(read(factor, stepwise)).raised(exponent))
    return _alone(whole)


def _factors(tree, exponent=1):
    """Return all factors of a product, and 1, or -1 for those that it is divided by."""
    if not isinstance(tree, ast.BinOp) or not isinstance(tree.op, (ast.Mult, ast.Div)):
        return [(tree, exponent)]
    right = -exponent if isinstance(tree.op, ast.Div) else exponent
    return _factors(tree.left, exponent) + _factors(tree.right, right)


def _power(tree, stepwise):
    base, exponent = _as_product(read(tree.left, stepwise)), read(tree.right)
    plain = isinstance(exponent, Product) and not exponent.powers
    if not plain or exponent.number != int(exponent.number) or abs(exponent.number) > MOST_POWER:
        return _power_of(tree)
    return _alone(base.raised(int(exponent.number)))


def _floor_division(tree, stepwise):
    quotient = ast.BinOp(tree.left, ast.Div(), tree.right)
    return _power_of(ast.Call(ast.Name("floor"), [quotient], []))


def _remainder(tree, stepwise):
    """Return ``0.1*((x/0.1) % 1)`` for ``x % 0.1``, if 0.1 divides the number before x."""
    whole, divisor = read(tree.left, stepwise), read(tree.right, stepwise)
    plain = isinstance(whole, Product) and isinstance(divisor, Product) and not divisor.powers
    if not plain or isinstance(divisor.number, Fraction):
        return _power_of(tree)
    if float(whole.number / divisor.number) % 1:
        return _power_of(tree)
    quotient = ast.BinOp(tree.left, ast.Div(), tree.right)
    return _power_of(ast.BinOp(quotient, ast.Mod(), ast.Constant(1))).scaled(divisor.number)


_BINARY = {ast.Add: _sum, ast.Sub: _sum, ast.Mult: _product, ast.Div: _product, ast.Pow: _power}
_BINARY |= {ast.FloorDiv: _floor_division, ast.Mod: _remainder}


def _times(a, b):
    for one, other in ((a, b), (b, a)):
        if isinstance(one, Product) and not one.powers:
            scaled = other.scaled(one.number)
            return NOTHING if all(map(_is_nothing, terms_of(scaled))) else scaled
    return _alone(_joined(_as_product(a), _as_product(b)))


def _joined(a, b):
    """Return the product of two products."""
    powers = dict(a.powers)
    for key, (base, exponent) in b.powers.items():
        exponent += powers.pop(key, (base, 0))[1]
        if exponent:
            powers[key] = base, exponent
    return Product(a.number * b.number, powers)


def _as_product(part):
    return _power_of(part) if isinstance(part, Sum) else part


def _alone(product):
    """Return a product; if it is a sum times a number, as a sum."""
    if len(product.powers) == 1:
        base, exponent = next(iter(product.powers.values()))
        if isinstance(base, Sum) and exponent == 1:
            return base.scaled(product.number)
    return product
