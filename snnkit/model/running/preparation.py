"""A network made ready to run, and whether it still is when it runs again."""

from __future__ import annotations

from ...engine.program import Program
from ..clock import common_step

__all__ = ["Preparation", "steps_between"]


class Preparation:
    """The step function of a network, and all that it depends on.

    To make it takes longer than some steps of a small network do. While nothing has changed that
    it depends on, it serves again; variables may have other values.

    Parameters
    ----------
    things : list of NetworkObject
        All that belongs to the network.
    names : Names
        Where names from outside are looked up.
    slots : list of str
    timed : bool
        See `Program`.
    plan : callable
        ``plan(things, names)`` returns the operations of a step.

    Attributes
    ----------
    program : Program
    dt : float
        The time step of the network in seconds.
    every : dict of NetworkObject to int
        What takes part, and every how many steps of the network it has one of its own.
    """

    def __init__(self, things, names, slots, timed, plan):
        taking_part = [thing for thing in things if thing.active]
        operations = list(plan(taking_part, names))
        self.program = Program(operations, slots, timed)
        # statements that change delays change by which way spikes go
        self._lasts = not timed and not any(
            variable.is_delay for op in operations for variable in op.writes()
        )
        self.dt = common_step([thing.clock for thing in taking_part])
        self.every = {thing: steps_between(thing, self.dt) for thing in taking_part}
        self._slots, self._looked_up = slots, names.looked_up()
        self._standing = [thing.standing() for thing in things]

    def serves(self, things, names, slots, timed):
        """Whether it would be the same if it were made anew."""
        return (
            self._lasts
            and not timed
            and slots == self._slots
            and [thing.standing() for thing in things] == self._standing
            and names.agree_with(self._looked_up)
        )


def steps_between(thing, dt):
    """Return every how many steps of the network an object takes one of its own."""
    return round(thing.clock.dt_ / dt)
