"""What a rule would connect, without connecting it.

The rule is any text that Brian's `connect` takes: a condition such as ``i != j``, a generator such
as ``k for k in range(i-3, i+4) if i != k``, or the target neuron of each source neuron such as
``i``. It is the model's own code that reads and applies it; nothing is written to the synapses.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

import numpy as np

from ..engine.random import numbers_from
from ..errors import IndexRangeError, SnnkitError, UnusableValueError
from ..language.functions import FUNCTIONS
from ..language.parse import parse
from ..model.connecting import pairs
from ..model.connecting import rules as connect
from ..model.connecting.generators import by_generator
from ..model.group import NeuronGroup, neuron_count
from ..model.strings.namespace import Names
from ..model.synaptic.synapses import Synapses
from ..units.dimensions import DIMENSIONLESS, Dimension
from ..units.values import dimension_of, is_numeric, plain
from .connectivity import Connectivity, connectivity

__all__ = ["Drawn", "Wiring", "names_in", "wiring_of", "with_chance"]

#: an argument of `connect`, as it stands in a script
_ARGUMENT = re.compile(r"""\s*(condition|rule|i|j)\s*=(?!=)\s*["'](.*?)["']?\s*,?\s*$""")

#: of neurons, that a rule is tried on while somebody waits
MOST_PAIRS = 10**8


@dataclass(frozen=True)
class Drawn:
    """Synapses, and how they came about.

    Attributes
    ----------
    picture : Connectivity
    arguments : dict of str to str, or None
        The rule, as `connect` takes it; None for synapses that exist already.
    p : float or None
        Probability with which each pair of the rule is connected, if it is known.
    skip_if_invalid : bool
    seed : int
    expected, spread : float or None
        Mean and standard deviation of the number of synapses over many draws, if they can be
        known.
    weights : str or array_like or None
        As the user gave them; their values are in `picture`.
    unit : Dimension
        That of the weights.
    """

    picture: Connectivity
    arguments: dict | None = None
    p: float | None = None
    skip_if_invalid: bool = False
    seed: int = 0
    expected: float | None = None
    spread: float | None = None
    weights: object = None
    unit: Dimension = field(default=DIMENSIONLESS)

    @property
    def call(self) -> str:
        """The line of code that makes these synapses.

        >>> Drawn(None, {"condition": "i != j"}, p=0.2).call
        "S.connect(condition='i != j', p=0.2)"
        """
        if self.arguments is None:
            i, j = self.picture.i.tolist(), self.picture.j.tolist()
            return f"S.connect(i={i}, j={j})"
        given = [f"{name}={text!r}" for name, text in self.arguments.items()]
        if self.p not in (None, 1) and self.arguments.keys().isdisjoint("ij"):
            given += [f"p={self.p:g}"]
        given += ["skip_if_invalid=True"] if self.skip_if_invalid else []
        return f"S.connect({', '.join(given)})"


class Wiring:
    """Applies rules to the groups that some synapses join.

    Parameters
    ----------
    synapses : Synapses
        They are only read.
    namespaces : iterable of mapping
        Where to look up names in rules that are not variables of the groups.

    Examples
    --------
    >>> drawn = Wiring.between(10).draw("abs(i-j) == 1", p=0.5)
    >>> drawn.call
    "S.connect(condition='abs(i-j) == 1', p=0.5)"
    >>> drawn.expected
    9.0
    """

    def __init__(self, synapses, namespaces=()):
        if not isinstance(synapses, Synapses):
            raise UnusableValueError(
                f"What is shown are synapses, not {synapses!r}.",
                hint="Give a Synapses object; or a rule and a number of neurons: "
                "rule='i != j', N=10.",
            )
        self.synapses, self.namespaces = synapses, tuple(namespaces)

    @classmethod
    def between(cls, n_source, n_target=None, namespaces=()):
        """Return the wiring from neurons to others, or among themselves without `n_target`.

        These neurons have no variables, only numbers.
        """
        same = n_target is None
        n_source = neuron_count(n_source)
        n_target = n_source if same else neuron_count(n_target)
        if n_source * n_target > MOST_PAIRS:
            raise UnusableValueError(
                f"{n_source} by {n_target} neurons are too many pairs to try at each move.",
                hint=f"Up to {MOST_PAIRS:.0e} work, such as 10,000 by 10,000.",
            )
        source = NeuronGroup(n_source, "", name="snnkit_source")
        target = source if same else NeuronGroup(n_target, "", name="snnkit_target")
        return cls(Synapses(source, target, name="snnkit_synapses"), namespaces)

    @property
    def sizes(self) -> tuple[int, int]:
        """How many source and target neurons there are."""
        return len(self.synapses.source), len(self.synapses.target)

    @property
    def names(self) -> Names:
        """What names mean now; they may have changed since the last time."""
        return Names(*self.namespaces)

    def present(self, weights=None, seed=0) -> Drawn:
        """Return the synapses as they are.

        Parameters
        ----------
        weights : str or array_like, optional
            An expression, such as the name of a variable of the synapses; or numbers.
        seed : int
            Of the random numbers in `weights`, if there are any.
        """
        i, j = (np.array(self.synapses.variables[end].values) for end in "ij")
        with numbers_from(seed):
            values, unit = self._present_weights(weights)
        p, expected, spread = self._chances_of_present()
        return Drawn(
            connectivity(i, j, *self.sizes, values),
            p=p,
            seed=seed,
            expected=expected,
            spread=spread,
            weights=weights,
            unit=unit,
        )

    def remembered(self) -> dict:
        """Return rule, p and skip_if_invalid with which the synapses were connected.

        Empty if they weren't connected by a single call with one rule and one p.
        """
        calls = self.synapses.connect_calls
        if len(calls) != 1 or calls[0]["n"] != 1 or isinstance(calls[0]["p"], str):
            return {}
        given = {end: calls[0][end] for end in ("condition", "i", "j")}
        given = {end: text for end, text in given.items() if text is not None and text is not True}
        rule = next(iter(given.values()), "")
        if not isinstance(rule, str) or self._reads(rule, calls[0]["skip"]) != given:
            return {}
        return {"rule": rule, "p": _number(calls[0]["p"]), "skip_if_invalid": calls[0]["skip"]}

    def _reads(self, rule, skip):
        try:
            arguments = self.read(rule)
            self._find(arguments, 1.0, skip)
            return arguments
        except SnnkitError:  # its names have meant something where it was written
            return None

    def _chances_of_present(self):
        told = self.remembered()
        if not told:
            return None, None, None
        chances = self._chances(self.read(told["rule"]), told["skip_if_invalid"])
        return told["p"], *_mean_and_spread(chances, told["p"])

    def draw(self, rule="", p=1.0, skip_if_invalid=False, seed=0, weights=None) -> Drawn:
        """Return the synapses that a rule makes.

        Parameters
        ----------
        rule : str
            A condition, a generator, or an expression for the target neuron; without it all
            pairs are meant.
        p : float
            Probability with which each of these pairs is connected.
        skip_if_invalid : bool
            Leave out neurons that don't exist, rather than raise an error.
        seed : int
            The same seed gives the same synapses; with a larger p, some more.
        weights : str, optional
            An expression for the weight of each synapse.
        """
        p = _number(p)
        arguments = self.read(rule)
        self._find(arguments, 1.0, skip_if_invalid)  # what is wrong is wrong with the rule as typed
        chances = self._chances(arguments, skip_if_invalid)
        is_generator = not arguments.keys().isdisjoint("ij")
        if is_generator and p < 1:
            arguments = {end: with_chance(text, p) for end, text in arguments.items()}
        with numbers_from(seed):
            i, j = self._find(arguments, 1.0 if is_generator else p, skip_if_invalid)
            values, unit = self._weights_of_pairs(weights, i, j)
        return Drawn(
            connectivity(i, j, *self.sizes, values),
            arguments,
            p,
            skip_if_invalid and is_generator,
            seed,
            *_mean_and_spread(chances, p),
            weights if values is not None else None,
            unit,
        )

    # --- rules ---

    def _find(self, arguments, p, skip_if_invalid):
        full = {"condition": None, "i": None, "j": None} | arguments
        full |= {"p": p, "n": 1, "skip_if_invalid": skip_if_invalid}
        return pairs.find_pairs(self.synapses, self.names, **full)

    def read(self, rule) -> dict:
        """Return the argument of `connect` that a rule is, by name.

        True or false is a condition. A number is the neuron at the other end: a target (`j`), or
        a source (`i`) if the rule speaks of `j`.
        """
        if not isinstance(rule, str):
            raise UnusableValueError(
                f"A rule is a string, not {rule!r}.", hint="Write for example rule='i != j'."
            )
        if not rule.strip():
            return {}
        pasted = _ARGUMENT.match(rule)
        if pasted is not None:
            raise UnusableValueError(
                f"This is how `connect` is called: here a rule stands for itself, without "
                f"`{pasted[1]}=`.",
                hint=f"Write what stands between the quotes: {pasted[2].strip()}",
            )
        if " for " in f" {rule} ":
            names = names_in(connect.rule(rule))
            return {"i" if "j" in names and "i" not in names else "j": rule}
        expression = parse(rule)
        ends = [_speaks_of(end, expression.names) for end in ("pre", "post")]
        if all(ends) or self._is_condition(expression):
            return {"condition": rule}
        return {"i" if ends[1] else "j": rule}

    def _is_condition(self, expression):
        first = np.zeros(1, int)
        value = self._evaluate(expression, {"i": first, "j": first})
        return np.asarray(value).dtype.kind == "b"

    def _evaluate(self, expression, ends, extra=None):
        return pairs.evaluate(self.synapses, self.names, expression, ends, extra)

    def _chances(self, arguments, skip):
        """Return the chance of each synapse that the rule can make, or None if it isn't fixed."""
        text = next(iter(arguments.values()), "")
        if "condition" in arguments or not arguments:
            condition = parse(text) if text else None
            if _is_random(condition):
                return None
            possible, _ = connect.by_condition(condition, 1.0, self.sizes, self._at_both_ends)
            return np.ones(possible.size)
        return self._chances_of_generator(connect.rule(text), next(iter(arguments)), skip)

    def _at_both_ends(self, expression, i, j):
        return self._evaluate(expression, {"i": i, "j": j})

    def _chances_of_generator(self, rule, end, skip):
        given, sizes = ("i", self.sizes) if end == "j" else ("j", self.sizes[::-1])
        if any(_is_random(part) for part in (rule.value, rule.condition, *rule.bounds)):
            return None
        evaluate = pairs.from_one_end(self.synapses, self.names, given)

        def count(value, condition):
            everything = connect.Rule(value, rule.variable, rule.bounds, condition)
            return by_generator(everything, given, sizes, evaluate, skip)[0]

        try:
            mine = count(rule.value, rule.condition)
        except IndexRangeError:  # of those that this sample does not happen to hold
            return None
        if rule.sample is None:
            return np.ones(mine.size)
        how, expression = rule.sample
        if how == "size" or _is_random(expression):
            return None
        return np.broadcast_to(evaluate(expression, mine, {}), mine.shape)

    # --- weights ---

    def _present_weights(self, weights):
        if weights is None or len(self.synapses) == 0:
            return None, DIMENSIONLESS
        if not isinstance(weights, str):
            return _numbers(weights, len(self.synapses)), dimension_of(weights)
        expression = parse(weights)
        dim = self.synapses._resolve(expression, self.names).dim
        return self.synapses._evaluate(expression, np.arange(len(self.synapses)), self.names), dim

    def _weights_of_pairs(self, weights, i, j):
        """Weights of synapses that don't exist: what only existing ones have, they have not."""
        if not isinstance(weights, str):
            return None, DIMENSIONLESS
        expression = parse(weights)
        own = {*self.synapses.variables, *self.synapses._subexpressions} - {"i", "j"}
        if own & set(expression.names):
            return None, DIMENSIONLESS
        places = pairs.Pairs(self.synapses, {"i": i, "j": j})
        dim = places._resolve(expression, self.names).dim
        return places._evaluate(expression, np.arange(i.size), self.names), dim


def wiring_of(synapses=None, N=None, n_source=None, n_target=None, namespaces=()) -> Wiring:
    """Return the wiring of a user's synapses, or of some numbers of neurons.

    Parameters
    ----------
    synapses : Synapses, optional
    N : int, optional
        How many neurons there are, if source and target are the same.
    n_source, n_target : int, optional
        How many there are, if source and target are different neurons.
    namespaces : iterable of mapping
        Where to look up names that are not variables.
    """
    sizes = [size for size in (N, n_source, n_target) if size is not None]
    if synapses is not None:
        if sizes:
            raise UnusableValueError("The synapses know their neurons: leave out N.")
        own = getattr(synapses, "namespace", None)
        return Wiring(synapses, (*([own] if own else []), *namespaces))
    if not sizes:
        raise UnusableValueError(
            "How many neurons are there?",
            hint="Give your synapses; or N=10; or n_source, n_target.",
        )
    if N is not None and len(sizes) > 1 or N is None and len(sizes) < 2:
        raise UnusableValueError("Give either N, or both n_source and n_target.")
    if N is not None:
        return Wiring.between(N, namespaces=namespaces)
    return Wiring.between(n_source, n_target, namespaces)


def _number(p):
    if isinstance(p, str):
        raise UnusableValueError(f"`p` is a number between 0 and 1 here, not {p!r}.")
    if is_numeric(p) and not np.ndim(p) and not 0 <= p <= 1:
        raise UnusableValueError(f"`p` is a probability between 0 and 1, not {p}.")
    return float(f"{connect.probability(p):.6g}")  # what a slider calls 0.30000000000000004


def _numbers(weights, count):
    weights = plain(weights[:] if np.ndim(weights) else weights)
    if weights.size not in (1, count):
        raise UnusableValueError(f"There are {weights.size} weights for {count} synapses.")
    return weights.ravel() if weights.size == count else weights.reshape(())


def with_chance(text, p) -> str:
    """Return a generator that makes each of its synapses with some probability.

    Brian 2 takes no p together with a generator, but any condition inside of it.

    >>> with_chance('k for k in range(3) if k != i', 0.5)
    'k for k in range(3) if k != i and rand() < 0.5'
    >>> with_chance('i', 0.5)
    'i for k in range(1) if rand() < 0.5'
    """
    rule, chance = connect.rule(text), f"rand() < {p:g}"
    if rule.variable is None:
        unused = "k" if "k" not in rule.value.names else "k_"
        return f"{text.strip()} for {unused} in range(1) if {chance}"
    condition = rule.condition
    if condition is None:
        return f"{text.rstrip()} if {chance}"
    start, end = condition.start, condition.start + len(condition.text)
    given = f"({condition.text})" if _is_or(condition) else condition.text
    return f"{text[:start]}{given} and {chance}{text[end:]}"


def _is_or(condition):
    return isinstance(condition.tree, ast.BoolOp) and isinstance(condition.tree.op, ast.Or)


def names_in(rule) -> set:
    """Return all names in a rule of the form of a generator, apart from its own variable."""
    parts = [rule.value, *rule.bounds, rule.condition, rule.sample and rule.sample[1]]
    return {name for part in parts if part is not None for name in part.names} - {rule.variable}


def _speaks_of(end, names):
    index = {"pre": "i", "post": "j"}[end]
    return any(name == index or name.endswith(f"_{end}") for name in names)


def _is_random(expression):
    return expression is not None and any(
        getattr(FUNCTIONS.get(name), "random", False) for name in expression.calls
    )


def _mean_and_spread(chances, p):
    if chances is None:
        return None, None
    chances = np.minimum(chances, 1.0) * p
    return float(chances.sum()), float(np.sqrt((chances * (1 - chances)).sum()))
