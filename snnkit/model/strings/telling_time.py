"""Which time strings are told that are carried out by the clock of another object.

As in Brian 2, ``t`` and ``dt`` in the strings of a group are those of its own clock, whoever
carries them out, or reads a subexpression of the group. Between two of its ticks they are told the
time of the next one.
"""

from __future__ import annotations

import ast

from ...engine.variables import Constant, Resolved
from ...language.integrators import substitute
from ...units.dimensions import SECOND

__all__ = ["TIMES", "TimeOf", "now", "told_by", "told_by_others"]

#: what an object knows of the time, by the names it has in strings
TIMES = {"t": "t", "dt": "dt", "t_in_timesteps": "step"}
#: in time steps; a tick that is so near is meant
NEAR = 1e-6


class TimeOf(str):
    """What a name means that stands for the time of a group other than the one it is read by."""

    def __new__(cls, name, group):
        self = super().__new__(cls, TIMES[name])
        self.group = group
        return self


class _OfWhoever(str):
    """The time of whoever carries out what is read: nobody else tells it."""


def told_by(owner, clock, value):
    """Return an expression in which the time is told by its owner's clock.

    Parameters
    ----------
    owner : VariableOwner
        The group or the synapses that the statements belong to.
    clock : Clock
        By which they are carried out.
    value : Resolved
    """
    own = owner.clock.dt_
    if clock.dt_ == own:
        return value
    times = {n: thing for n, thing in value.meaning.items() if _is_own_time(thing)}
    between = abs(clock.dt_ / own - round(clock.dt_ / own)) > NEAR
    formulas = _AT_NEXT_TICK if between else _AT_TICK
    return _told(
        value, {name: (formulas[thing], owner) for name, thing in times.items()}, {"t": "t"}
    )


def told_by_others(value):
    """Return an expression in which a `TimeOf` is told by the clock of its group."""
    others = {n: thing for n, thing in value.meaning.items() if isinstance(thing, TimeOf)}
    if not others:
        return value
    times = {name: (_AT_NEXT_TICK[thing], thing.group) for name, thing in others.items()}
    return _told(value, times, {"t.now": _OfWhoever("t")})


def now(owner, clock):
    """Return the time as the clock of `owner` tells it, by `clock`; None if that is the same."""
    if clock.dt_ == owner.clock.dt_:
        return None
    return told_by(owner, clock, Resolved(ast.Name("t"), {"t": "t"}, SECOND))


def _is_own_time(thing):
    is_time = isinstance(thing, str) and thing in TIMES.values()
    return is_time and not isinstance(thing, _OfWhoever)


#: what the time is, its step, and its number: given the time ``now`` of whoever asks
_AT_TICK = {"t": "now", "dt": "own", "step": "timestep(now, own)"}
_AT_NEXT_TICK = {"t": f"own*ceil(now/own - {NEAR})", "dt": "own"}
_AT_NEXT_TICK |= {"step": f"int(ceil(now/own - {NEAR}))"}


def _told(value, times, now):
    """Put formulas in the place of names.

    Parameters
    ----------
    value : Resolved
    times : dict of str to (str, VariableOwner)
        By the name, a formula and the group by whose step it counts.
    now : dict of str to str
        What the time ``now`` of the formulas is called, and what that means.
    """
    [called] = now
    trees, meaning = {}, {n: thing for n, thing in value.meaning.items() if n not in times}
    for name, (text, group) in times.items():
        dt = f"{group.name}.dt"  # no name of a user's has a point
        meaning[dt] = Constant(f"{group.name}_dt", group.clock.dt_, SECOND)
        tree = ast.parse(text, mode="eval").body
        trees[name] = substitute(tree, {"own": ast.Name(dt), "now": ast.Name(called)})
    if any(text != "own" for text, _ in times.values()):
        meaning |= now
    return Resolved(substitute(value.tree, trees), meaning, value.dim, value.functions)
