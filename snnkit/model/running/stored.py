"""Stored states of networks."""

from __future__ import annotations

from ...engine.random import generator
from ...errors import NotStoredError, UnusableValueError, did_you_mean
from ...units.dimensions import SECOND
from ...units.quantity import wrap

__all__ = ["State", "check_fits", "find", "require_name", "state_of"]

#: in seconds; no run comes so far
LAST_TIME = 1e15


class State:
    """All that changes when a network runs.

    Attributes
    ----------
    t : float
        The time in seconds.
    random : dict
        The state of the generator of random numbers.
    dt : dict of str to float
        The time step of each object, in seconds.
    objects : dict of str to dict of str to ndarray
        Arrays by the name of the object and what they are called there.
    """

    def __init__(self, t, random, dt, objects):
        self.t, self.random, self.dt, self.objects = t, random, dt, objects


def state_of(things, t, random) -> State:
    """Return the present state of some objects."""
    objects = {thing.name: thing._state() for thing in things if hasattr(thing, "_state")}
    dt = {thing.name: thing.clock.dt_ for thing in things}
    return State(t, random, dt, objects)


def check_fits(state, things):
    """Raise `UnusableValueError` if objects cannot go back to a state: they are others."""
    _check_values(state)
    when = f"The stored state (t = {wrap(state.t, SECOND)})"
    now = {thing.name: thing for thing in things if hasattr(thing, "_state")}
    unknown = next((name for name in now if name not in state.objects), None)
    if unknown is not None:
        hint = f"Leave it out, or store again. The state is that of {_list(state.objects)}."
        raise UnusableValueError(f"{when} knows nothing of `{unknown}`.", hint=hint)
    missing = [name for name in state.objects if name not in now]
    if missing:
        raise UnusableValueError(
            f"{when} is also that of {_list(missing)}, which the network does not have.",
            hint="Give all objects the names that they had when it was stored.",
        )
    for name, thing in now.items():
        misfit = thing._misfit(state.objects[name], state.objects)
        if misfit:
            raise UnusableValueError(f"{when} does not fit `{name}`: {misfit}.")


def _check_values(state):
    """Raise `UnusableValueError` if what is no array in a state has impossible values."""
    problem = ""
    if not _is_number(state.t) or not 0 <= state.t < LAST_TIME:
        problem = f"its time is {state.t!r}"
    elif not isinstance(state.dt, dict) or not all(
        _is_number(dt) and 0 < dt < LAST_TIME for dt in state.dt.values()
    ):
        problem = "it has no time steps"
    else:
        try:
            type(generator().bit_generator)().state = state.random
        except (TypeError, ValueError, LookupError, OverflowError):
            problem = "it has no state of the random numbers"
    if problem:
        raise UnusableValueError(f"The stored state is damaged: {problem}.")


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _list(names):
    return ", ".join(f"`{name}`" for name in names)


def require_name(name):
    """Return the name of a state, if it can be one."""
    if not isinstance(name, str):
        raise UnusableValueError(f"The name of a stored state is a string, not {name!r}.")
    return name


def find(name, states, where=""):
    """Return the state of a name, or say what names there are."""
    if require_name(name) not in states:
        hint = f"What is stored {where}has the names {_list(states)}." if states else ""
        raise NotStoredError(
            f"Nothing is stored {where}under the name `{name}`.",
            hint=did_you_mean(str(name), states) or hint or "First call `store`.",
        )
    return states[name]
