"""Assignments such as ``x = x + y``, read as the change in place ``x += y`` that they are."""

from __future__ import annotations

from ...language.algebra import Product, Sum, read, terms_of
from ...language.spreading import written

__all__ = ["in_place"]


def in_place(name, value):
    """Return the operation and the value by which an assignment changes its target.

    It is looked for as in Brian 2: ``x = y/z*x`` is ``x *= y/z``, and ``x = x + x*y`` is
    ``x *= 1 + y``; but ``x = 2 - x`` and ``x = clip(x, 0, 1)`` stay what they are.

    Parameters
    ----------
    name : str
        The target.
    value : Resolved
        What is assigned.

    Returns
    -------
    str, Resolved
        ``'='`` and the same value, if it is neither a sum nor a product with the target in it.
    """
    try:
        how, rest = _taken_out(terms_of(read(value.tree)), name)
        return how, value if rest is None else value.with_tree(written(rest))
    except (ArithmeticError, ValueError):  # such as 1/0, which shows where it is computed
        return "=", value


def _taken_out(terms, name):
    """Return how a sum changes what has a name, and by what; ``'='`` and None if not so."""
    linear = [term for term in terms if term.powers.get(name, (None, 0))[1] == 1]
    others = [term for term in terms if term not in linear]
    if not others:
        return "*=", _sum_of([_without(term, name) for term in linear])
    if len(linear) == 1 and linear[0].number == 1 and len(linear[0].powers) == 1:
        return "+=", _sum_of(others)
    return "=", None


def _without(term, name):
    return Product(term.number, {key: power for key, power in term.powers.items() if key != name})


def _sum_of(terms):
    return terms[0] if len(terms) == 1 else Sum(terms)
