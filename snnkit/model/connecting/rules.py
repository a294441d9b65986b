"""Rules of connectivity: which pairs of neurons get a synapse.

Every function returns two arrays, source and target indices, and changes nothing; so a rule
that fails leaves the synapses as they were.
"""

from __future__ import annotations

import ast
import re
from functools import lru_cache

import numpy as np

from ...engine.random import generator
from ...errors import IndexRangeError, ModelSyntaxError, UnusableValueError, warn
from ...language.functions import CONSTANTS, FUNCTIONS
from ...language.linear import renamed
from ...language.mistakes import diagnosis
from ...language.parse import parse
from ...units.dimensions import DIMENSIONLESS
from ...units.names import unit
from ...units.values import dimension_of, is_numeric, plain
from .drawing import successes

__all__ = ["Rule", "by_condition", "chosen", "cut_off", "from_arrays", "limited", "probability"]
__all__ += ["rule", "thin"]

#: pairs that are looked at in one go: enough for numpy, little enough for memory
BLOCK = 1 << 17
#: from this probability on it is quicker to ask for every pair than to draw the gaps
LIKELY = 0.3


def from_arrays(i, j, sizes, skip=False):
    """Pair index arrays that the user has given.

    Parameters
    ----------
    i, j : int or array_like of int
        Broadcast against each other.
    sizes : (int, int)
        Number of source and of target neurons.
    skip : bool
        Whether to leave out pairs of which a neuron doesn't exist.
    """
    i, j = _indices("i", i), _indices("j", j)
    if not skip:
        _require_range("i", i, sizes[0], "source")
        _require_range("j", j, sizes[1], "target")
    try:
        pairs = np.broadcast_arrays(i, j)
    except ValueError:
        raise UnusableValueError(
            f"`i` has {i.size} values and `j` has {j.size}: give the same number of each, "
            "or a single value for one of them."
        ) from None
    i, j = (np.ravel(part) for part in pairs)
    if skip:
        exist = (i >= 0) & (i < sizes[0]) & (j >= 0) & (j < sizes[1])
        i, j = i[exist], j[exist]
    return i.astype(np.int64), j.astype(np.int64)


def _indices(name, values):
    if not is_numeric(values) or dimension_of(values) is not DIMENSIONLESS:
        raise UnusableValueError(f"`{name}` takes whole numbers, not {values!r}.")
    index = plain(values)
    if index.dtype.kind == "b":
        raise UnusableValueError(
            f"`{name}` takes indices, not true or false.", hint="Use `numpy.flatnonzero(...)`."
        )
    if not (np.isfinite(index).all() and np.array_equal(index, np.floor(index))):
        raise UnusableValueError(f"`{name}` takes whole numbers, not {values!r}.")
    return index  # as it is: a cast might make it fit


def _require_range(name, index, size, end):
    outside = (index < 0) | (index >= size)
    if outside.any():
        raise IndexRangeError(
            f"`{name}` = {index[outside].flat[0]:.0f} is not a {end} neuron: they are "
            f"numbered 0 to {size - 1}."
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
    if np.isnan(p):
        raise UnusableValueError(f"`p` is a probability between 0 and 1, not {p}.")
    if not 0 <= float(p) <= 1:
        warn(f"`p` is a probability between 0 and 1: {p} counts as {int(p > 0)}.")
    return float(np.clip(p, 0, 1))


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
    if condition is None and _is_sure(p):
        sources, targets = (np.arange(size, dtype=np.int32) for size in sizes)
        return np.repeat(sources, sizes[1]), np.tile(targets, sizes[0])
    # in a small network every pair has its number, so that a larger p only adds synapses
    few = isinstance(p, float) and p < LIKELY and sizes[0] * sizes[1] > BLOCK
    find = _drawn if few else _fulfilling
    found = [], []
    for i, j in find(condition, p, sizes, evaluate):
        found[0].append(i)
        found[1].append(j)
    return put_together(found[0]), put_together(found[1])


def put_together(pieces):
    """Return pieces of indices as one array; they are gone then, as memory may be scarce."""
    whole = np.empty(sum(piece.size for piece in pieces), np.int32)
    place = whole.size
    while pieces:
        piece = pieces.pop()
        whole[place - piece.size : place] = piece
        place -= piece.size
    return whole


def _drawn(condition, p, sizes, evaluate):
    """Yield the pairs that chance chooses, some at a time, without looking at the others."""
    for pairs in successes(sizes[0] * sizes[1], p):
        i = pairs // sizes[1]
        pairs -= i * sizes[1]
        yield _select(condition, i.astype(np.int32), pairs.astype(np.int32), evaluate)


def _fulfilling(condition, p, sizes, evaluate):
    """Look at all pairs, some at a time; yield those that fulfil a condition, as chance has it."""
    if 0 in sizes:  # synapses onto synapses that have not been made yet
        return
    rows = max(1, BLOCK // sizes[1])
    targets = np.arange(sizes[1], dtype=np.int32)
    for start in range(0, sizes[0], rows):
        sources = np.arange(start, min(start + rows, sizes[0]), dtype=np.int32)
        # what concerns only one end is computed once for all pairs that it has
        ends, shape = (sources[:, np.newaxis], targets[np.newaxis]), (sources.size, targets.size)
        fits = np.broadcast_to(True, shape)
        if condition is not None:
            fits = chosen(condition, shape, evaluate(condition, *ends))
        many = not _is_sure(p) and 2 * np.count_nonzero(fits) > fits.size
        if many:  # then it is quicker not to pick them out first
            chances = _chances(p, *ends, evaluate, fits)
            fits = fits & (generator().random(shape) < chances)
        row, column = np.divmod(np.flatnonzero(fits), targets.size)
        i, j = sources[row], targets[column]
        yield (i, j) if many else thin(p, i, j, evaluate)


def _select(condition, i, j, evaluate):
    if condition is None:
        return i, j
    selected = chosen(condition, i.shape, evaluate(condition, i, j))
    return i[selected], j[selected]


def chosen(condition, shape, values):
    """Return the values of a condition as an array of truth values."""
    if np.asarray(values).dtype.kind != "b":
        raise condition.error(
            ModelSyntaxError, "A condition is true or false.", hint="Write for example `i != j`."
        )
    return np.broadcast_to(values, shape)


def cut_off(expression, values, what):
    """Return whole numbers in the place of others, with a warning."""
    values = np.asarray(values)
    whole = np.trunc(values) if values.dtype.kind == "f" else values
    if whole is values or not np.isfinite(values).all() or np.array_equal(values, whole):
        return values
    warn(
        f"`{expression.text.strip()}` gives {what} that are not whole numbers: they are cut off. "
        "Use `//` to divide, or `int(...)`."
    )
    return whole


def limited(expression, p):
    """Return probabilities between 0 and 1: a rule may well fall off from 1.5, not to -0.5."""
    if np.isnan(p).any():
        raise expression.error(
            UnusableValueError, "A probability lies between 0 and 1, this is none."
        )
    if (p < 0).any():
        warn(f"`{expression.text.strip()}` is a probability: what is smaller than 0 counts as 0.")
    return np.clip(p, 0, 1)


def thin(p, i, j, evaluate):
    """Keep each pair with probability p, a number or an expression."""
    if _is_sure(p):
        return i, j
    chances = _chances(p, i, j, evaluate)
    kept = generator().random(i.size) < chances
    return i[kept], j[kept]


def _is_sure(p):
    return isinstance(p, float) and p == 1


def _chances(p, i, j, evaluate, fits=True):
    if isinstance(p, float):
        return p
    chances = np.asarray(evaluate(p, i, j))
    # of pairs that don't count, it does not count either what an expression gives for them
    return limited(p, chances if np.all(fits) else np.where(fits, chances, 0))


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

    def judges_partner(self, given, bare=()):
        """Whether the condition is about the neurons at the end that is not given."""
        partner = "j" if given == "i" else "i"
        return partner in self._names() or self.reads_partner(given, bare)

    def reads_partner(self, given, bare=()):
        """Whether the condition asks for variables of the neurons at the end that is not given.

        Their names end in ``_post`` or ``_pre``, or are among those that are theirs `bare`.
        """
        suffix = "_post" if given == "i" else "_pre"
        return any(name.endswith(suffix) or name in bare for name in self._names())

    def _names(self):
        names = () if self.condition is None else self.condition.names
        return {*names} - {"N_pre", "N_post", self.variable}


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
    # it was read in brackets of its own, which are not the user's
    position = (getattr(error, "offset", None) or 1) - 2
    without_in = re.search(r"\bfor\s+\w+\s+(?!in\b)", text)
    if without_in:
        position, message, hint = without_in.end(), "`in` is missing before the range", ""
    elif unclosed := _unclosed(text):
        position, message, hint = unclosed.start(), "'(' was never closed", ""
    else:
        message, position, hint = diagnosis(error, text, max(position, 0))
    position = max(min(position, len(text)), 0)
    problem = f"Cannot read this generator: {message}."
    return ModelSyntaxError(problem, text, position, 1, hint or _EXAMPLE)


def _unclosed(text):
    """Return where the first bracket is opened that is not closed, or None."""
    opened = []
    for bracket in re.finditer(r"[()]", text):
        if bracket[0] == "(":
            opened.append(bracket)
        elif opened:
            opened.pop()
    return opened[0] if opened else None


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
    given = loop.target.id
    if loop.is_async:
        raise refuse(loop.target, "`async` is not part of the model language.")
    if given in ("i", "j"):
        raise refuse(loop.target, f"`{given}` means something else already: use `k`.")
    variable = f"{given}_in_the_loop" if _has_a_meaning(given) else given

    def within(node):
        return renamed(expression(node), {given: variable})

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
        within(tree.elt),
        variable,
        tuple(expression(argument) for argument in call.args),
        within(conditions[0]) if conditions else None,
        sample,
    )


def _has_a_meaning(name):
    """Whether a name stands for something outside of a loop that has it as its variable."""
    times = ("t", "dt", "t_in_timesteps", "N_pre", "N_post")
    return name in times or name in CONSTANTS or name in FUNCTIONS or unit(name) is not None
