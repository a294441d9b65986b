"""Which time statements are told that are carried out by the clock of another object.

As in Brian 2, ``t`` and ``dt`` in the statements of a group are those of its own clock. Carried
out between two of its ticks, they are told the time of the next one.
"""

from __future__ import annotations

import ast

from ...engine.variables import Constant, Resolved
from ...language.integrators import substitute
from ...units.dimensions import SECOND

__all__ = ["now", "told_by"]

#: in time steps; a tick that is so near is meant
NEAR = 1e-6


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
    between = abs(clock.dt_ / own - round(clock.dt_ / own)) > NEAR
    texts = {"step": f"int(ceil(t/dt - {NEAR}))" if between else "timestep(t, dt)"}
    if between:
        texts["t"] = f"dt*ceil(t/dt - {NEAR})"
    trees = {thing: ast.parse(text, mode="eval").body for thing, text in texts.items()}
    told = {n: trees[thing] for n, thing in value.meaning.items() if _is_among(thing, trees)}
    dt = Constant(f"{owner.name}_dt", own, SECOND)
    meaning = {n: dt if _is_among(thing, ("dt",)) else thing for n, thing in value.meaning.items()}
    if told:
        meaning |= {"t": "t", "dt": dt}
    return Resolved(substitute(value.tree, told), meaning, value.dim, value.functions)


def now(owner, clock):
    """Return the time as the clock of `owner` tells it, by `clock`; None if that is the same."""
    if clock.dt_ == owner.clock.dt_:
        return None
    return told_by(owner, clock, Resolved(ast.Name("t"), {"t": "t"}, SECOND))


def _is_among(thing, names):
    return isinstance(thing, str) and thing in names
