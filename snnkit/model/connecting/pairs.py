"""From the arguments of `connect` to the pairs of neurons that get a synapse."""

from __future__ import annotations

import numpy as np

from ...engine.variables import Constant, Variable
from ...errors import UnknownNameError, UnusableValueError, warn
from ...language.parse import parse
from ...units.dimensions import DIMENSIONLESS
from ..owner import VariableOwner
from ..synaptic.ends import INDEX_OF, OWN, SeesEnds
from . import rules
from .generators import PARTNER, by_generator

__all__ = ["Pairs", "evaluate", "find_pairs", "from_one_end"]


def find_pairs(synapses, names, condition, i, j, p, n, skip_if_invalid):
    """Return source and target indices of new synapses; nothing is changed.

    Parameters
    ----------
    synapses : Synapses
    names : Names
    condition, i, j, p, n, skip_if_invalid
        See `Synapses.connect`.
    """
    p, n = rules.probability(p), _copies(n)
    if condition is not None and (i is not None or j is not None):
        raise UnusableValueError("Give either a condition, or `i` and `j`, not both.")
    search = _Search(synapses, names, p, skip_if_invalid)
    if isinstance(i, str) or isinstance(j, str):
        pairs = search.generated(i, j)
    elif i is None and j is None:
        pairs = search.by_condition(condition)
    else:
        pairs = search.listed(i, j)
    if n == 1:
        return pairs
    copies = n if isinstance(n, int) else search.copies(n, *pairs)
    try:
        return tuple(np.repeat(part, copies) for part in pairs)
    except (MemoryError, ValueError, OverflowError):
        raise UnusableValueError(f"There is no memory for {n} synapses for each pair.") from None


class _Search:
    """One call of `connect`."""

    def __init__(self, synapses, names, p, skip):
        self.synapses, self.names, self.p, self.skip = synapses, names, p, skip
        self.sizes = len(synapses.source), len(synapses.target)

    def by_condition(self, condition):
        if isinstance(condition, (str, bool, np.bool_)):
            condition = parse(str(condition))
        elif condition is not None:
            raise UnusableValueError(f"A condition is a string, True or False, not {condition!r}.")
        return rules.by_condition(condition, self.p, self.sizes, self.at_pairs)

    def listed(self, i, j):
        if i is None or j is None:
            missing, given = ("i", "j") if i is None else ("j", "i")
            raise UnusableValueError(
                f"`{missing}` is missing.",
                hint=f"Give both, or make one a string: {given}='...'.",
            )
        pairs = rules.from_arrays(i, j, self.sizes, self.skip)
        return rules.thin(self.p, *pairs, self.at_pairs)

    def generated(self, i, j):
        if i is not None and j is not None:
            raise UnusableValueError("Of `i` and `j`, only one can be a string, without the other.")
        given, text = ("i", j) if i is None else ("j", i)
        if self.p != 1:
            raise UnusableValueError(
                "A generator takes no `p`: it says itself which neurons are connected.",
                hint=f"Write the chance into it: `... if rand() < {_shown(self.p)}`.",
            )
        sizes = self.sizes if given == "i" else self.sizes[::-1]

        evaluate = from_one_end(self.synapses, self.names, given)
        # as in Brian 2 names without a suffix are those of the target
        target = self.synapses.target
        theirs = {*target.variables, *target._subexpressions, *target._links} - {*OWN}
        bare = theirs if given == "i" else ()
        mine, other = by_generator(rules.rule(text), given, sizes, evaluate, self.skip, bare)
        return (mine, other) if given == "i" else (other, mine)

    def copies(self, expression, i, j):
        """Return how many synapses each of the pairs gets."""
        number = np.asarray(self.at_pairs(expression, i, j))
        if number.dtype.kind == "f":
            number = rules.cut_off(expression, number, "numbers of synapses")
            if not np.isfinite(number).all():
                problem = "This gives numbers of synapses that are none."
                raise expression.error(UnusableValueError, problem)
            if (np.abs(number) >= 2.0**62).any():
                problem = f"There is no memory for {np.abs(number).max():g} synapses for a pair."
                raise expression.error(UnusableValueError, problem)
        if (number < 0).any():
            problem = f"There cannot be {number.min()} synapses for a pair of neurons."
            raise expression.error(UnusableValueError, problem)
        return np.broadcast_to(number, i.shape).astype(np.int64)

    def at_pairs(self, expression, i, j):
        return self.evaluate(expression, {"i": i, "j": j}, {})

    def evaluate(self, expression, ends, extra):
        return evaluate(self.synapses, self.names, expression, ends, extra)


def evaluate(synapses, names, expression, ends, extra=None):
    """Evaluate a plain expression for pairs of neurons that are not connected yet.

    Parameters
    ----------
    synapses : Synapses
    names : Names
    expression : Expression
    ends : dict of str to ndarray of int
        Indices of the neurons at the ends that are known, by ``'i'`` and ``'j'``. A column of
        them and a row stand for all pairs of the ones with the others.
    extra : dict of str to ndarray, optional
        Values of other names, such as the loop variable of a generator.
    """
    pairs = Pairs(synapses, ends, extra)
    resolved = pairs._resolve(expression, names, dim=DIMENSIONLESS, what="A rule")
    shape = np.broadcast_shapes(*(end.shape for end in ends.values()))
    if len(shape) == 1:
        return pairs._compute(expression, resolved, ..., shape[0])
    if any(function.callable is not None for function in resolved.called):
        # the user's functions expect one number for each pair, in a row
        ends = {end: np.broadcast_to(index, shape).ravel() for end, index in ends.items()}
        values = evaluate(synapses, names, expression, ends, extra)
        return np.broadcast_to(values, np.prod(shape)).reshape(shape)
    return pairs._compute(expression, resolved, ..., shape)


def from_one_end(synapses, names, given):
    """Return the function that `by_generator` evaluates expressions with."""

    def evaluate_from(expression, index, extra):
        ends, extra = {given: index}, dict(extra)
        if PARTNER in extra:
            ends["j" if given == "i" else "i"] = extra.pop(PARTNER)
        return evaluate(synapses, names, expression, ends, extra)

    return evaluate_from


class Pairs(SeesEnds, VariableOwner):
    """Pairs of neurons that might become synapses: strings can be evaluated for them."""

    def __init__(self, synapses, ends, extra=None):
        object.__setattr__(self, "_synapses", synapses)
        object.__setattr__(self, "_name", synapses.name)
        object.__setattr__(self, "_clock", synapses.clock)
        object.__setattr__(self, "_timeline", synapses._timeline)
        object.__setattr__(self, "_size", len(next(iter(ends.values()))))
        object.__setattr__(self, "_subexpressions", synapses._subexpressions)
        object.__setattr__(self, "_links", {})
        arrays = {**ends, **(extra or {})}
        variables = {
            name: Variable(synapses.name, name, dtype=np.asarray(v).dtype, values=np.asarray(v))
            for name, v in arrays.items()
        }
        object.__setattr__(self, "variables", variables)

    @property
    def source(self):
        """The group where the synapses would begin."""
        return self._synapses.source

    @property
    def target(self):
        """The group where they would end."""
        return self._synapses.target

    def _meaning(self, name, expression, names, locals_):
        if name in ("N_pre", "N_post"):
            group = self.source if name == "N_pre" else self.target
            return Constant(name, len(group))
        if name not in ("N_pre", "N_post") and self._known_later(name):
            raise expression.error(
                UnknownNameError,
                f"`{name}` is not known yet: which neurons are meant is what the rule finds out.",
                expression.find(name) if name in expression.names else None,
                "Use a condition: it is tried on pairs of neurons.",
            )
        if name not in self.variables and self._refer(name) is not None:
            self._warn_if_both_have_it(name)
        elif name not in self.variables and (name == "N" or self._is_of_source(name)):
            meant = "`N` would be the number of synapses, which are still to be made."
            if name != "N":
                meant = f"`{name}` is a variable of the neurons: of which of the two?"
            raise expression.error(
                UnknownNameError,
                meant,
                expression.find(name) if name in expression.names else None,
                f"Write `{name}_pre` or `{name}_post`.",
            )
        return super()._meaning(name, expression, names, locals_)

    def _known_later(self, name):
        """Whether a name is about the neurons that the rule is only about to find."""
        return any(name.endswith(s) and e not in self.variables for s, e in INDEX_OF.items())

    def _is_of_source(self, name):
        return name in self.source.variables

    def _warn_if_both_have_it(self, name):
        """As in Brian 2 a name without a suffix is that of the target neuron."""
        if self._is_of_source(name) and not name.endswith(tuple(INDEX_OF)):
            warn(
                f"`{name}` is a variable of the neurons at both ends; without a suffix it is that "
                f"of the target neuron. Write `{name}_post`, or `{name}_pre` if that is meant."
            )

    def _known_names(self):
        source, target = self.source, self.target
        known = [*self.variables, "N_pre", "N_post"]
        known += [f"{v}_pre" for v in source.variables if v != "i" and "i" in self.variables]
        known += [f"{v}_post" for v in target.variables if v != "i" and "j" in self.variables]
        return known


def _shown(p):
    return getattr(p, "text", p)


def _copies(n):
    """Return how many synapses to make for each pair, as a number or an expression."""
    if isinstance(n, str):
        return parse(n)
    if not isinstance(n, (int, np.integer)) or isinstance(n, bool) or n < 0:
        raise UnusableValueError(f"`n` is a number of synapses for each pair, not {n!r}.")
    return int(n)
