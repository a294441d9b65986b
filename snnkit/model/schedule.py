"""When in a time step something happens."""

from __future__ import annotations

import numpy as np

from ..engine.plan import SLOTS, places
from ..errors import UnusableValueError, did_you_mean, warn_user
from ..units.values import is_numeric

__all__ = ["in_order", "place_in_step", "rank_in_step", "require_places", "slots_of_step"]


def place_in_step(when):
    """Return `when`, if it can be a place in a time step; a network may define its own slots."""
    if not isinstance(when, str) or not when.isidentifier():
        raise UnusableValueError(
            f"{when!r} is no place in the time step.", hint=f"There are {', '.join(SLOTS)}."
        )
    return when


def rank_in_step(order):
    """Return `order`, if it can be a rank among what happens at one place in a time step.

    Brian 2 takes a text as well, and only fails if it has to compare it with a number: packages
    such as Dendrify give one by mistake. It does not rank, then.
    """
    if isinstance(order, str):
        warn_user(
            f"`order` is a whole number, such as -1, 0 or 1. {order!r} is taken as 0; the place in "
            "the time step is given with `when`."
        )
        return 0
    if isinstance(order, (bool, np.bool_)) or not is_numeric(order) or np.ndim(order):
        raise UnusableValueError(f"`order` is a whole number, such as -1, 0 or 1, not {order!r}.")
    return order


def slots_of_step(slots) -> tuple:
    """Return the slots that a network is to have, in order; None stands for the usual ones."""
    if slots is None:
        return SLOTS
    listed = isinstance(slots, (list, tuple))
    if not listed or not all(isinstance(slot, str) for slot in slots):
        raise UnusableValueError(
            f"A schedule is a list of slots, such as {list(SLOTS)}, not {slots!r}."
        )
    automatic = next((s for s in slots if s.startswith(("before_", "after_"))), None)
    if automatic is not None:
        raise UnusableValueError(
            f"`{automatic}` cannot be a slot of its own.",
            hint="Every slot has a place before and after it: write `when='before_...'`.",
        )
    if len(set(slots)) < len(slots):
        raise UnusableValueError(f"A slot occurs twice in {list(slots)}.")
    return tuple(slots)


def in_order(things, slots) -> list:
    """Return objects in the order in which they have their turn in a step with some slots."""
    known = places(slots)
    return sorted(things, key=lambda thing: (known.get(thing.when, -1), thing.order, thing.name))


def require_places(operations, slots):
    """Raise `UnusableValueError` if something is to happen where the time step has no place."""
    known = places(slots)
    for operation in operations:
        if operation.when not in known:
            raise UnusableValueError(
                f"`{operation.owner}` has no turn: there is no `{operation.when}` in the time "
                "step of this network.",
                hint=did_you_mean(operation.when, known) or f"Its slots are {', '.join(slots)}.",
            )
