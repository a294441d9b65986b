"""Synapses whose clock is not that of the neurons which they change."""

from __future__ import annotations

from ...errors import warn
from ..synaptic.pathway import Pathway
from .telling import first_time

__all__ = ["warn_of_clocks"]


def warn_of_clocks(things):
    """Warn of spikes that arrive in other time steps than one would think."""
    for thing in things:
        if isinstance(thing, Pathway) and thing.active:
            _warn_of_other_clock(thing)


def _warn_of_other_clock(pathway):
    """Warn if spikes arrive in coarser steps than those of their targets, or than was asked for."""
    synapses = pathway.synapses
    near, far = synapses.source, synapses.target
    if pathway.end == "post":
        near, far = far, near
    arriving = f"the spikes of `{near.name}` arrive in its time steps of {near.clock.dt}"
    own = synapses.clock.dt_ != pathway.clock.dt_ and not synapses._clock_driven
    if far.clock.dt_ < pathway.clock.dt_:
        problem = f"the time steps of `{far.name}` are {far.clock.dt}, but {arriving}"
    elif own and not synapses._summed:
        problem = f"`dt` of `{synapses.name}` does not change that {arriving}"
    else:
        return
    if first_time(pathway, "clock"):
        warn(f"{problem[0].upper()}{problem[1:]}. To give all one clock, set `defaultclock.dt`.")
