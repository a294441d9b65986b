"""Rules in the form of generators, carried out for all neurons at once."""

from __future__ import annotations

import numpy as np

from ...engine.random import generator
from ...errors import IndexRangeError, UnusableValueError
from .drawing import different
from .rules import BLOCK, chosen, cut_off, limited, put_together

__all__ = ["PARTNER", "by_generator"]

#: what the neurons at the other end are called among the values that a rule is given
PARTNER = "its partner"
#: more numbers for one neuron mean a range that reaches far beyond all neurons
MOST_AT_ONCE = 1 << 26


def by_generator(rule, given, sizes, evaluate, skip_if_invalid=False, bare=()):
    """For each neuron at one end, connect to those that a rule gives.

    Parameters
    ----------
    rule : Rule
    given : {'i', 'j'}
        The end that is looped over; the rule gives the other.
    sizes : (int, int)
        Number of neurons at the given end, and at the other.
    evaluate : callable
        ``evaluate(expression, given_index, {name: values})``; the name `PARTNER` stands for the
        neurons at the other end.
    skip_if_invalid : bool
        Leave out indices that don't exist, rather than raise.
    bare : collection of str
        Names without a suffix that are variables of the neurons at the other end.

    Returns
    -------
    given, other : ndarray of int
    """
    ends = [], []

    def exist(mine, other, extra):
        valid = (other >= 0) & (other < sizes[1])
        if not skip_if_invalid and not valid.all():
            raise _invalid(rule, mine, other, valid, given, sizes)
        return valid

    def are_chosen(mine, other, extra):
        fits = evaluate(rule.condition, mine, {**extra, PARTNER: other})
        return chosen(rule.condition, mine.shape, fits)

    checks = [exist, are_chosen] if rule.judges_partner(given, bare) else [exist]
    if not rule.reads_partner(given, bare):
        checks.reverse()  # the condition may be what leaves out numbers that no neuron has
    first = rule.condition is not None and not rule.judges_partner(given, bare)
    for mine, extra in _candidates(rule, first, sizes[0], evaluate, skip_if_invalid):
        value = np.broadcast_to(evaluate(rule.value, mine, extra), mine.shape)
        other = _integers(rule.value, cut_off(rule.value, value, "indices"))
        for check in checks:
            fits = check(mine, other, extra)
            if not fits.all():
                mine, other, extra = mine[fits], other[fits], _take(extra, fits)
        ends[0].append(mine.astype(np.int32))
        ends[1].append(other.astype(np.int32))
    return put_together(ends[0]), put_together(ends[1])


def _candidates(rule, first, size, evaluate, skip):
    """Yield some neurons at a time, each as often as a k is tried for it, and these k.

    If the condition comes `first`, they fulfil it.
    """
    for start in range(0, size, BLOCK):
        some = np.arange(start, min(start + BLOCK, size))
        tried = [(some, {})] if rule.variable is None else _tried(rule, some, evaluate, skip)
        for mine, extra in tried:
            if first:
                fits = chosen(rule.condition, mine.shape, evaluate(rule.condition, mine, extra))
                mine, extra = mine[fits], _take(extra, fits)
            yield mine, extra


def _take(extra, which):
    return {name: values[which] for name, values in extra.items()}


def _tried(rule, mine, evaluate, skip):
    """Yield the neurons with all k of their ranges, so many at a time as memory likes."""
    start, step, count = _ranges(rule, mine, evaluate)
    wanted = None if rule.sample is None else _wanted(rule.sample, mine, count, evaluate, skip)
    total = (count if wanted is None else wanted).cumsum()
    cuts = np.searchsorted(total, np.arange(BLOCK, total[-1] + BLOCK, BLOCK), side="right")
    for cut in np.split(np.arange(mine.size), np.unique(cuts)):
        if wanted is None:
            owner = np.repeat(np.arange(cut.size), count[cut])
            before = count[cut].cumsum() - count[cut]
            place = np.arange(owner.size) - np.repeat(before, count[cut])
        else:
            owner, place = different(count[cut], wanted[cut])
        owner = cut[owner]
        yield mine[owner], {rule.variable: start[owner] + place * step[owner]}


def _ranges(rule, mine, evaluate):
    """Return the start, the step and the count of the numbers in the range of each neuron."""
    bounds = [np.broadcast_to(_integers(b, evaluate(b, mine, {})), mine.shape) for b in rule.bounds]
    if len(bounds) == 1:
        bounds.insert(0, np.zeros_like(mine))
    if len(bounds) == 2:
        bounds.append(np.ones_like(mine))
    start, end, step = bounds
    if (step == 0).any():
        raise rule.bounds[2].error(UnusableValueError, "The step of a range cannot be 0.")
    count = np.maximum(-((end - start) // -step), 0)
    if count.max() > MOST_AT_ONCE:
        raise rule.bounds[-1].error(
            UnusableValueError,
            f"This range has up to {count.max()} numbers for one neuron: more than can be tried.",
        )
    return start, step, count


def _wanted(sample, mine, count, evaluate, skip):
    """Return how many numbers to draw from the range of each neuron: if need be, `skip` some."""
    how, expression = sample
    wanted = np.broadcast_to(np.asarray(evaluate(expression, mine, {})), mine.shape)
    if how == "p":
        return generator().binomial(count, limited(expression, wanted))
    wanted = _integers(expression, wanted)
    possible = np.clip(wanted, 0, count)
    wrong = np.flatnonzero(possible != wanted)
    if wrong.size and not skip:
        raise expression.error(
            UnusableValueError,
            f"Cannot draw {wanted[wrong[0]]} different numbers out of {count[wrong[0]]}.",
            hint="To draw as many as there are, write `skip_if_invalid=True`.",
        )
    return possible


def _integers(expression, values):
    values = np.asarray(values)
    if values.dtype.kind == "f":
        if not (np.array_equal(values, np.floor(values)) and (np.abs(values) < 2**62).all()):
            raise expression.error(
                UnusableValueError,
                "This gives indices that are not whole numbers.",
                hint="Use `//` to divide, or `int(...)`.",
            )
    return values.astype(np.int64)


def _invalid(rule, mine, other, valid, given, sizes):
    wrong = np.flatnonzero(~valid)[0]
    name, end = ("j", "target") if given == "i" else ("i", "source")
    return rule.value.error(
        IndexRangeError,
        f"For {given} = {mine[wrong]} this gives {name} = {other[wrong]}, but {end} neurons are "
        f"numbered 0 to {sizes[1] - 1}.",
        hint="To leave out such pairs, write `skip_if_invalid=True`.",
    )
