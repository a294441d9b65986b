"""Thresholds that are never reset, and refractory periods that floats make a step longer."""

from __future__ import annotations

import ast

import numpy as np

from ...engine.variables import Constant
from ...errors import warn
from ...language.equations import DIFFERENTIAL, PARAMETER
from ...language.functions import FUNCTIONS
from ...language.parse import parse
from ...units import names as unit_names
from ..group import NeuronGroup
from ..operation import NetworkOperation
from ..synaptic.pathway import Pathway
from .telling import first_time

__all__ = ["warn_of_thresholds"]

#: how many spike times are tried, one in each step from the first
TRIED = 10_000
#: how near to a whole number of time steps a time counts as one, in steps
NEAR = 1e-6
#: how many different periods are tried
PERIODS = 10

SIGNS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
COMPARE = {ast.Lt: np.less, ast.LtE: np.less_equal, ast.Gt: np.greater, ast.GtE: np.greater_equal}
MIRRORED = str.maketrans("<>", "><")


def warn_of_thresholds(things, names):
    """Warn of neurons that fire more often or more seldom than was meant."""
    for group in things:
        if isinstance(group, NeuronGroup) and group.active and "spike" in group.events:
            if group._refractory is None:
                _warn_if_never_reset(group, things)
            else:
                _warn_if_inexact(group, names.behind(*group._own_names()))


# --- a threshold without reset ---


def _warn_if_never_reset(group, things):
    if "spike" in group._resetters or group._regular:
        return
    threshold = group._events["spike"]
    state = _state_that_decides(group, threshold)
    if not state or _is_written(group, state, things) or not first_time(group, "never reset"):
        return
    name = state[0]
    warn(
        f"`{group.name}` has a threshold, but neither `reset` nor `refractory`: it fires again in "
        f"every time step while {threshold.text}. Give it `reset='{name} = ...'`; or, for one "
        f"spike each time that the condition becomes true, `refractory={threshold.text!r}`. "
        "(`reset=''` says that it is meant.)"
    )


def _state_that_decides(group, threshold):
    """Return the variables with a differential equation on which alone a threshold depends.

    None, if it depends on chance, the time or functions of the user's too: then there may be
    something else that ends it.
    """
    _, used, parts = group._expand(threshold)
    called = set().union(*(part.calls for part in parts))
    if "t" in used or "t_in_timesteps" in used:
        return []
    if not all(name in FUNCTIONS and FUNCTIONS[name].repeatable for name in called):
        return []
    changing = [e.name for e in group._equations if e.kind == DIFFERENTIAL]
    return [name for name in used if name in changing]


def _is_written(group, state, things):
    """Whether something else than input may bring variables of a group back."""
    if any(s.target in state for r in group._resetters.values() for s in r.statements):
        return True
    if any(isinstance(thing, NetworkOperation) for thing in things):
        return True  # it may do anything
    return any(_brings_back(t, group, state) for t in things if isinstance(t, Pathway))


def _brings_back(pathway, group, state):
    """Whether synapses set a variable, or change that of the neuron whose spike it is."""
    ends = {"pre": pathway.synapses.source, "post": pathway.synapses.target}
    for statement in pathway.statements:
        name, _, end = statement.target.rpartition("_")
        if end not in ends:
            name, end = statement.target, "post"
        mine = getattr(ends[end], "_whole", None) is group and name in state
        if mine and (statement.operation == "=" or end == pathway.end):
            return True
    return False


# --- a time since the last spike that is compared inexactly ---


def _warn_if_inexact(group, names):
    """Warn if floats decide how many steps a neuron is refractory, by when it has spiked."""
    for part, comparison in _comparisons(group):
        bound = _bound(comparison)
        if bound and _is_inexact(group, names, part, comparison, bound):
            warn(_about_inexact(group, part, comparison, bound))
            return


def _comparisons(group):
    """Yield the comparisons of a refractory condition, and of the subexpressions in it.

    To try them takes a moment: that is done in the first run of a group only.
    """
    if not hasattr(group._refractory, "tree") or not first_time(group, "inexact"):
        return
    _, _, parts = group._expand(group._refractory)
    for part in parts:
        yield from ((part, node) for node in ast.walk(part.tree) if isinstance(node, ast.Compare))


def _bound(comparison):
    """Return what ``t - lastspike`` is compared with, in however many parts; None if it is not."""
    if len(comparison.ops) != 1 or isinstance(comparison.ops[0], (ast.Eq, ast.NotEq)):
        return None
    left, right = _terms(comparison.left, 1), _terms(comparison.comparators[0], -1)
    signs, rest = {}, []
    for sign, node in left + right:
        if isinstance(node, ast.Name) and node.id in ("t", "lastspike"):
            signs.setdefault(node.id, []).append(sign)
        else:
            rest.append((sign, node))
    now, then = signs.get("t", []), signs.get("lastspike", [])
    if len(now) != 1 or len(then) != 1 or now[0] != -then[0]:
        return None
    return [(-sign * now[0], node) for sign, node in rest]


def _terms(node, sign):
    """Return the terms of a sum, each with its sign."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        second = -sign if isinstance(node.op, ast.Sub) else sign
        return _terms(node.left, sign) + _terms(node.right, second)
    return [(sign, node)]


def _text(bound, part):
    """Return the text of a sum, as far as possible as the user wrote it."""
    if len(bound) == 1 and bound[0][0] > 0:
        node = bound[0][1]
        return ast.get_source_segment(part.text, node) or ast.unparse(node)
    text = "".join(f" {'-' if sign < 0 else '+'} {ast.unparse(node)}" for sign, node in bound)
    return text.removeprefix(" + ").strip()


def _is_inexact(group, names, part, comparison, bound):
    """Whether a bound is a whole number of time steps, and floats miss it now and then."""
    expression = parse(_text(bound, part))
    if expression.calls or not _stands_still(group, expression, names):
        return False
    dt = group.clock.dt_
    periods, neurons = np.unique(
        group._evaluate(expression, np.arange(len(group)), names), return_index=True
    )
    steps = np.round(periods / dt)
    whole = np.flatnonzero((steps >= 1) & (np.abs(periods / dt - steps) < NEAR))
    return any(
        _disagrees(group, names, comparison, bound, int(steps[k]), neurons[k])
        for k in whole[:PERIODS]
    )


def _disagrees(group, names, comparison, bound, steps, neuron):
    """Whether floats decide so after some spikes, otherwise after others, as many steps later."""
    spikes, dt = np.arange(TRIED), group.clock.dt_
    values = {
        id(node): group._evaluate(parse(ast.unparse(node)), np.array([neuron]), names)
        for _, node in bound
    }

    def value(node):
        if id(node) in values:
            return values[id(node)]
        if isinstance(node, ast.Name):
            return (spikes + steps) * dt if node.id == "t" else spikes * dt
        left, right = value(node.left), value(node.right)
        return left - right if isinstance(node.op, ast.Sub) else left + right

    compare = COMPARE[type(comparison.ops[0])]
    outcome = compare(value(comparison.left), value(comparison.comparators[0]))
    return outcome.any() and not outcome.all()


def _stands_still(group, expression, names):
    """Whether an expression is made of constants and parameters only."""
    parameters = {e.name for e in group._equations if e.kind == PARAMETER}
    meaning = group._resolve(expression, names).meaning
    return all(
        name in parameters or isinstance(thing, Constant) or name == "dt"
        for name, thing in meaning.items()
    )


def _about_inexact(group, part, comparison, bound):
    sign = SIGNS[type(comparison.ops[0])]
    if ("t", 1) not in _signed(comparison):
        sign = sign.translate(MIRRORED)
    period = _text(bound, part)
    written = ast.get_source_segment(part.text, comparison) or ast.unparse(comparison)
    better = f"`timestep(t - lastspike, dt) {sign} timestep({period}, dt)`"
    advice = f"Compare whole time steps: {better}."
    if comparison is group._refractory.tree and sign in ("<", "<="):
        units = all(unit_names.unit(name) is not None for name in parse(period).names)
        given = period if units else repr(period)
        advice = f"Write `refractory={given}`, or compare whole time steps: {better}."
    return (
        f"Rounding decides whether `{written}`: when exactly {period} have passed, it is true "
        f"after some spikes and false after others, so that `{group.name}` stays refractory one "
        f"time step longer after some. {advice}"
    )


def _signed(comparison):
    """Return the names that are terms of a comparison, with their signs on its left side."""
    terms = _terms(comparison.left, 1) + _terms(comparison.comparators[0], -1)
    return [(node.id, sign) for sign, node in terms if isinstance(node, ast.Name)]
