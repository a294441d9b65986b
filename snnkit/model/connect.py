"""Rules of connectivity: which pairs of neurons get a synapse.

Every function returns two arrays, source and target indices, and changes nothing; so a rule
that fails leaves the synapses as they were.
"""

from __future__ import annotations

import ast
import re
from functools import lru_cache

import numpy as np

from ..engine.random import generator
from ..errors import IndexRangeError, ModelSyntaxError, UnusableValueError
from ..language.functions import CONSTANTS, FUNCTIONS
from ..language.parse import parse
from ..units.dimensions import DIMENSIONLESS
from ..units.names import unit
from ..units.quantity import dimension_of, is_numeric, plain

__all__ = ["Rule", "by_condition", "by_generator", "from_arrays", "probability", "rule", "thin"]

#: what the neurons at the other end are called among the values that a rule is given
PARTNER = "its partner"
#: pairs that are looked at in one go: enough for numpy, little enough for memory
BLOCK = 1 << 18
#: and more than that means a range that reaches far beyond all neurons
MOST_AT_ONCE = 1 << 26


def from_arrays(i, j, sizes):
    """Pair index arrays that the user has given.

    Parameters
    ----------
    i, j : int or array_like of int
        Broadcast against each other.
    sizes : (int, int)
        Number of source and of target neurons.
    """
    i, j = _indices("i", i, sizes[0], "source"), _indices("j", j, sizes[1], "target")
    try:
        pairs = np.broadcast_arrays(i, j)
    except ValueError:
        raise UnusableValueError(
            f"`i` has {i.size} values and `j` has {j.size}: give the same number of each, "
            "or a single value for one of them."
        ) from None
    return tuple(np.ravel(part) for part in pairs)


def _indices(name, values, size, end):
    if not is_numeric(values) or dimension_of(values) is not DIMENSIONLESS:
        raise UnusableValueError(f"`{name}` takes whole numbers, not {values!r}.")
    index = plain(values)
    if index.dtype.kind == "b":
        raise UnusableValueError(
            f"`{name}` takes indices, not true or false.", hint="Use `numpy.flatnonzero(...)`."
        )
    if index.size == 0:
        return index.astype(np.int64)
    if not (np.isfinite(index).all() and np.array_equal(index, np.floor(index))):
        raise UnusableValueError(f"`{name}` takes whole numbers, not {values!r}.")
    index = index.astype(np.int64)
    _require_range(name, index, size, end)
    return index


def _require_range(name, index, size, end, hint=""):
    outside = (index < 0) | (index >= size)
    if outside.any():
        raise IndexRangeError(
            f"`{name}` = {np.asarray(index)[outside].flat[0]} is not a {end} neuron: they are "
            f"numbered 0 to {size - 1}.{hint}"
        )


def probability(p):
    """Return p as a number, or as an expression if it is a string."""
    if isinstance(p, str):
        return parse(p)
    if (
        dimension_of(p) is not DIMENSIONLESS
        or np.ndim(p)
        or not isinstance(plain(p).item(), (int, float))
    ):
        raise UnusableValueError(f"`p` is a probability between 0 and 1, not {p!r}.")
    if not 0 <= float(p) <= 1:
        raise UnusableValueError(f"`p` is a probability between 0 and 1, not {p}.")
    return float(p)


def by_condition(condition, p, sizes, evaluate):
    """Take all pairs that fulfil a condition, each with probability p.

    Parameters
    ----------
    condition : Expression or None
    p : float or Expression
    sizes : (int, int)
    evaluate : callable
        ``evaluate(expression, i, j)`` gives an expression's values for pairs.
    """
    found = []
    rows = max(1, BLOCK // sizes[1])
    for start in range(0, sizes[0], rows):
        count = min(rows, sizes[0] - start)
        i = np.repeat(np.arange(start, start + count), sizes[1])
        j = np.tile(np.arange(sizes[1]), count)
        i, j = _select(condition, i, j, evaluate)
        found.append(thin(p, i, j, evaluate))
    return tuple(np.concatenate(parts) for parts in zip(*found, strict=True))


def _select(condition, i, j, evaluate):
    if condition is None:
        return i, j
    chosen = _chosen(condition, i.shape, evaluate(condition, i, j))
    return i[chosen], j[chosen]


def _chosen(condition, shape, values):
    """Return the values of a condition as an array of truth values."""
    if np.asarray(values).dtype.kind != "b":
        raise condition.error(
            ModelSyntaxError, "A condition is true or false.", hint="Write for example `i != j`."
        )
    return np.broadcast_to(values, shape)


def thin(p, i, j, evaluate):
    """Keep each pair with probability p, a number or an expression."""
    if not isinstance(p, float):
        expression = p
        p = np.asarray(evaluate(expression, i, j))
        if i.size and not ((p >= 0) & (p <= 1)).all():
            raise expression.error(
                UnusableValueError,
                f"A probability lies between 0 and 1, but this reaches {_worst(p):g}.",
                hint="Limit it, for example with `clip(..., 0, 1)`.",
            )
    elif p == 1:
        return i, j
    kept = generator().random(i.size) < p
    return i[kept], j[kept]


def _worst(p):
    return float(p.min() if p.min() < 0 else p.max())


class Rule:
    """A generator such as ``'k for k in range(i-3, i+4) if i != k'``, taken apart.

    Attributes
    ----------
    value : Expression
        What is connected to, for each k.
    variable : str or None
        The name k; None for a plain expression such as ``'i+1'``.
    bounds : tuple of Expression
        Start, end and step of the range.
    condition : Expression or None
    sample : None, ('p', Expression) or ('size', Expression)
        How to draw at random from the range.
    """

    __slots__ = ("bounds", "condition", "sample", "value", "variable")

    def __init__(self, value, variable=None, bounds=(), condition=None, sample=None):
        self.value, self.variable, self.bounds = value, variable, bounds
        self.condition, self.sample = condition, sample

    def judges_partner(self, given):
        """Whether the condition is about the neurons at the end that is not given."""
        partner, suffix = ("j", "_post") if given == "i" else ("i", "_pre")
        names = () if self.condition is None else {*self.condition.names} - {"N_pre", "N_post"}
        return any(name == partner or name.endswith(suffix) for name in names)


@lru_cache(maxsize=256)
def rule(text: str) -> Rule:
    """Take a generator string apart.

    Raises
    ------
    ModelSyntaxError
        If it is neither an expression nor ``value for k in range(...) if condition``, with
        ``range(start, end, step)``, ``sample(start, end, step, p=...)`` or
        ``sample(start, end, step, size=...)``.
    """
    if not re.search(r"\sfor\s", text):
        return _single(text)
    shown = f"({text})"
    try:
        tree = ast.parse(shown, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _unreadable(error, text) from None
    if not isinstance(tree, ast.GeneratorExp) or len(tree.generators) != 1:
        raise ModelSyntaxError("This is not a generator.", text, 0, len(text), _EXAMPLE)
    return _take_apart(tree, text, shown)


def _single(text):
    """One partner for each neuron: ``i + 1``, or ``i + 1 if i % 2 == 0``."""
    found = re.search(r"\sif\s", text)
    if found is None:
        return Rule(parse(text))
    value, condition = text[: found.start()], text[found.end() :]
    return Rule(parse(value, text), condition=parse(condition, text, found.end()))


def _unreadable(error, text):
    position = max(min((getattr(error, "offset", None) or 1) - 2, len(text)), 0)
    message = getattr(error, "msg", None) or str(error)
    without_in = re.search(r"\bfor\s+\w+\s+(?!in\b)", text)
    if without_in:
        position, message = without_in.end(), "`in` is missing before the range"
    return ModelSyntaxError(f"Cannot read this generator: {message}.", text, position, 1, _EXAMPLE)


_EXAMPLE = "Write for example `k for k in range(i-3, i+4) if i != k`."


def _take_apart(tree, text, shown):
    def expression(node):
        segment = ast.get_source_segment(shown, node)
        return parse(segment, text, node.col_offset - 1)

    def refuse(node, problem):
        return ModelSyntaxError(
            problem, text, node.col_offset - 1, node.end_col_offset - node.col_offset, _EXAMPLE
        )

    loop = tree.generators[0]
    if not isinstance(loop.target, ast.Name):
        raise refuse(loop.target, "The loop variable must be a single name.")
    name = loop.target.id
    if loop.is_async:
        raise refuse(loop.target, "`async` is not part of the model language.")
    if name in ("i", "j") or name in CONSTANTS or name in FUNCTIONS or unit(name) is not None:
        raise refuse(loop.target, f"`{name}` means something else already: use `k`.")
    call = loop.iter
    name = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""
    if name not in ("range", "sample"):
        raise refuse(call, "A generator runs over `range(...)` or `sample(...)`.")
    if not 1 <= len(call.args) <= 3:
        raise refuse(call, f"`{name}` takes one to three numbers: start, end, step.")
    keywords = {k.arg: k.value for k in call.keywords}
    if name == "range" and keywords:
        raise refuse(call, "`range` takes no keyword arguments; to draw at random, use `sample`.")
    if name == "sample" and (len(keywords) != 1 or not set(keywords) <= {"p", "size"}):
        raise refuse(call, "`sample` needs either `p=` or `size=`.")
    sample = next(((k, expression(v)) for k, v in keywords.items()), None)
    conditions = loop.ifs
    if len(conditions) > 1:
        raise refuse(conditions[1], "Join conditions with `and`.")
    return Rule(
        expression(tree.elt),
        loop.target.id,
        tuple(expression(argument) for argument in call.args),
        expression(conditions[0]) if conditions else None,
        sample,
    )


def by_generator(rule, given, sizes, evaluate, skip_if_invalid=False):
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

    Returns
    -------
    given, other : ndarray of int
    """
    ends = [], []
    for start in range(0, sizes[0], _rows(rule, sizes)):
        mine = np.arange(start, min(start + _rows(rule, sizes), sizes[0]))
        mine, other, extra = _generate(rule, given, mine, evaluate)
        other = _integers(rule.value, other)
        valid = (other >= 0) & (other < sizes[1])
        if skip_if_invalid:
            mine, other = mine[valid], other[valid]
            extra = {name: values[valid] for name, values in extra.items()}
        elif not valid.all():
            raise _invalid(rule, mine, other, valid, given, sizes)
        if rule.judges_partner(given):
            chosen = evaluate(rule.condition, mine, {**extra, PARTNER: other})
            chosen = _chosen(rule.condition, mine.shape, chosen)
            mine, other = mine[chosen], other[chosen]
        ends[0].append(mine)
        ends[1].append(other)
    return tuple(np.concatenate(parts) for parts in ends)


def _rows(rule, sizes):
    """How many neurons at once: a range may reach as far as there are targets."""
    return BLOCK if rule.variable is None else max(1, BLOCK // max(sizes[1], 1))


def _generate(rule, given, mine, evaluate):
    first = rule.condition is not None and not rule.judges_partner(given)
    if rule.variable is None:
        if first:
            mine = mine[_chosen(rule.condition, mine.shape, evaluate(rule.condition, mine, {}))]
        return mine, np.broadcast_to(evaluate(rule.value, mine, {}), mine.shape), {}
    owner, k = _ranges(rule, mine, evaluate)
    if first:
        values = evaluate(rule.condition, mine[owner], {rule.variable: k})
        chosen = _chosen(rule.condition, k.shape, values)
        owner, k = owner[chosen], k[chosen]
    value = np.broadcast_to(evaluate(rule.value, mine[owner], {rule.variable: k}), k.shape)
    return mine[owner], value, {rule.variable: k}


def _ranges(rule, mine, evaluate):
    """Return all k of all ranges, and to which range each belongs."""
    bounds = [np.broadcast_to(_integers(b, evaluate(b, mine, {})), mine.shape) for b in rule.bounds]
    if len(bounds) == 1:
        bounds.insert(0, np.zeros_like(mine))
    if len(bounds) == 2:
        bounds.append(np.ones_like(mine))
    start, end, step = bounds
    if (step == 0).any():
        raise rule.bounds[2].error(UnusableValueError, "The step of a range cannot be 0.")
    count = np.maximum(-((end - start) // -step), 0)
    if count.sum() > MOST_AT_ONCE:
        raise rule.bounds[-1].error(
            UnusableValueError,
            f"This range has up to {count.max()} numbers for one neuron: more than can be tried.",
        )
    if rule.sample is not None:
        return _samples(rule, mine, start, step, count, evaluate)
    owner = np.repeat(np.arange(mine.size), count)
    place = np.arange(owner.size) - np.repeat(count.cumsum() - count, count)
    return owner, start[owner] + place * step[owner]


def _samples(rule, mine, start, step, count, evaluate):
    how, expression = rule.sample
    wanted = np.broadcast_to(np.asarray(evaluate(expression, mine, {})), mine.shape)
    if how == "size":
        wanted = _integers(expression, wanted)
    rng, owners, places = generator(), [], []
    if how == "p":
        if not ((wanted >= 0) & (wanted <= 1)).all():
            raise expression.error(UnusableValueError, "A probability lies between 0 and 1.")
        wanted = rng.binomial(count, wanted)
    elif (wanted < 0).any() or (wanted > count).any():
        raise expression.error(
            UnusableValueError,
            f"Cannot draw {wanted.max()} different numbers out of {count[wanted.argmax()]}.",
        )
    for k, (available, size) in enumerate(zip(count, wanted, strict=True)):
        places.append(np.sort(rng.choice(available, int(size), replace=False)))
        owners.append(np.full(int(size), k))
    owner = np.concatenate(owners) if owners else np.zeros(0, int)
    place = np.concatenate(places) if places else np.zeros(0, int)
    return owner, start[owner] + place * step[owner]


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
