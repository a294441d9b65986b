"""Whose turn it is, if spikes reach several synapses in one step and these change neurons.

Often it makes no difference: adding up commutes. Where it does, the rule is that of Brian 2
without a compiler, as its two ways of running statements agree only in part:

- each statement is carried out for all synapses, and then the next one; subexpressions are
  computed when they are read first;
- but if a value is read before a statement changes it, all statements are carried out for one
  synapse, and then for the next: it finds what the one before has left. While its turn lasts,
  every name is a variable of its own, even if two of them mean the same variable, and
  subexpressions have the values that they had when it began.
"""

from __future__ import annotations

import ast

import numpy as np

from ...engine.expressions import value_names
from ...engine.variables import Constant, Local, Reference, Resolved

__all__ = ["Step", "aliases", "in_doubt", "read_before_a_change", "turns_of", "with_own_names"]

#: statements of one kind may change places
_KINDS = {"+=": "sum", "-=": "sum", "*=": "product", "/=": "product"}


class Step:
    """One statement of a synapse, or a value that is computed before them.

    Attributes
    ----------
    name : str or None
        What the user calls the target; None if it is not among the names of the user.
    target : Reference or str
    how : str
    value : Resolved
    words : collection of str
        The names that the user has written: not those within subexpressions.
    """

    __slots__ = ("how", "name", "target", "value", "words")

    def __init__(self, name, target, how, value, words=()):
        self.name, self.target, self.how, self.value = name, target, how, value
        self.words = words

    @property
    def changes_neurons(self):
        """Whether the target is not the synapse's own."""
        target = self.target
        return isinstance(target, Reference) and (target.via is not None or target.variable.shared)

    @property
    def read(self):
        """The variables that the value depends on, by name."""
        names, meaning = sorted(value_names(self.value.tree)), self.value.meaning
        return {n: meaning[n] for n in names if isinstance(meaning.get(n), Reference)}


def turns_of(steps, far):
    """Say what takes turns: ``'statements'``, ``'neurons'`` or ``'synapses'``; see `Deliver`.

    Parameters
    ----------
    steps : list of Step
    far : Variable
        The synapses' i or j, whichever says where they lead.

    Returns
    -------
    str
        An empty one, if it makes no difference.
    """
    if in_doubt(steps) is None or not (aliases(steps) or _meet(steps)):
        return ""
    if not read_before_a_change(steps):
        return "statements"
    targets = [step.target for step in steps if step.changes_neurons]
    at_far_end = all(target.via is not None and target.via.variable is far for target in targets)
    return "neurons" if at_far_end and not _some_coincide(steps) else "synapses"


def in_doubt(steps):
    """Return the name of what is changed in a way that does not commute; None if all does."""
    changes = [step for step in steps if step.changes_neurons]
    for k, step in enumerate(changes):
        if _is_read(step, steps) and not _is_the_same_for_all(step, steps):
            return step.name
        others = [s for s in changes[:k] if _overlap(step.target, s.target)]
        kinds = {_KINDS.get(s.how) for s in (step, *others)}
        if others and (len(kinds) > 1 or None in kinds):
            return step.name
    return None


def _is_read(step, steps):
    """Whether any of some steps reads what this one changes."""
    return any(_overlap(step.target, reference) for s in steps for reference in s.read.values())


def _is_the_same_for_all(step, steps):
    """Whether what reads it finds the constant that it has been set to, whoever has set it."""
    things = step.value.meaning.values()
    is_constant = not step.value.called and all(isinstance(t, Constant) for t in things)
    place = steps.index(step)
    others = [s for s in steps if s is not step and s.changes_neurons]
    alone = not any(_overlap(step.target, s.target) for s in others)
    by_name = all(
        name == step.name
        for s in steps
        for name, reference in s.read.items()
        if _overlap(step.target, reference)
    )
    return (
        step.how == "=" and is_constant and alone and by_name and not _is_read(step, steps[:place])
    )


def read_before_a_change(steps):
    """Whether a statement reads a variable by the name by which it, or a later one, changes it."""
    later = {step.name for step in steps if step.changes_neurons}
    for k, step in enumerate(steps):
        if later & step.read.keys() & set(step.words):
            return True
        later = {s.name for s in steps[k + 1 :] if s.changes_neurons}
    return False


def aliases(steps):
    """Return pairs of names, the first of which is changed and may mean what the second does.

    That is so for ``v_pre`` and ``v_post`` if both ends of the synapses are the same group, and
    for ``v`` and ``v_post``.
    """
    return [(name, other) for name, _, other, _ in _alias_pairs(steps)]


def _alias_pairs(steps):
    changed = {step.name: step.target for step in steps if step.changes_neurons}
    used = {name: thing for step in steps for name, thing in step.read.items()} | changed
    return [
        (name, target, other, reference)
        for name, target in changed.items()
        for other, reference in used.items()
        if other != name and _overlap(target, reference)
    ]


def _some_coincide(steps):
    """Whether there is a synapse for which two names mean the same neuron's variable."""
    return any(_coincide(a, b) for _, a, _, b in _alias_pairs(steps))


def _coincide(a, b):
    if any(reference.via is None or reference.via.via is not None for reference in (a, b)):
        return True
    return bool((_places(a) == _places(b)).any())


def _places(reference):
    """Return where in memory the values for all synapses are."""
    values = reference.variable.values
    return values.ctypes.data + values.strides[0] * reference.via.variable.values.astype(np.int64)


def _overlap(a, b):
    a, b = a.variable, b.variable
    return a.base is b.base and np.may_share_memory(a.values, b.values)


def _meet(steps):
    """Whether two synapses may change the same neuron."""
    ends = [step.target.via for step in steps if step.changes_neurons]
    if any(via is None or via.via is not None for via in ends):
        return True
    variables = {via.variable.name: via.variable.values for via in ends}
    return any(np.bincount(some).max(initial=0) > 1 for some in variables.values())


def with_own_names(owner, steps):
    """Return steps in which every name that has an alias is a local variable.

    Its value is looked up before the statements, and what they have changed is written back
    after them, in the alphabetical order of names.

    Parameters
    ----------
    owner : str
    steps : list of Step
        The statements.
    """
    aliased = {name for pair in aliases(steps) for name in pair}
    seen = {step.name: step.target for step in steps if step.changes_neurons}
    changed = sorted(seen.keys() & aliased)
    for step in steps:
        seen |= step.read
    own = {n: Local(f"{owner}_{n}_in_turn", seen[n].variable.kind) for n in sorted(aliased)}
    before = [Step(None, own[n], "=", _just(n, seen[n], seen[n].dim)) for n in own]
    after = [Step(n, seen[n], "=", _just(n, own[n], seen[n].dim)) for n in changed]
    return [*before, *(_renamed(step, own) for step in steps), *after]


def _just(name, thing, dim):
    return Resolved(ast.Name(name), {name: thing}, dim)


def _renamed(step, own):
    value, target = step.value, own.get(step.name, step.target)
    meaning = value.meaning | {n: own[n] for n in own.keys() & value.meaning.keys()}
    value = Resolved(value.tree, meaning, value.dim, value.functions)
    return Step(step.name, target, step.how, value, step.words)
