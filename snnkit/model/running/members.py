"""What a network consists of."""

from __future__ import annotations

from ...errors import MagicError, UnknownVariableError, UnusableValueError, did_you_mean, warn
from ..base import NetworkObject
from ..owner import VariableOwner
from ..view import VariableView

__all__ = ["Members", "require_complete", "with_contained", "without_orphans"]


class Members:
    """A collection of objects that take part in something, found by their names."""

    def __init__(self, *objects):
        self._objects, self._parts = [], []
        self.add(*objects)

    @property
    def objects(self) -> list:
        """What has been added; see `sorted_objects` for all that takes part."""
        return list(self._objects)

    def add(self, *objects):
        """Add objects, or collections of objects."""
        listed = list(_listed(objects))
        for thing in listed:
            if not isinstance(thing, (NetworkObject, VariableOwner)):
                raise UnusableValueError(
                    f"A network is made of groups, synapses and monitors, not {thing!r}."
                )
        present = {id(known) for known in self._objects}
        for thing in listed:
            if not isinstance(thing, NetworkObject):  # a part of a group: it does nothing itself
                self._parts.append(thing)
            elif id(thing) not in present:
                present.add(id(thing))
                self._objects.append(thing)

    def remove(self, *objects):
        """Take out objects, or collections of objects."""
        for thing in objects:
            if any(thing is part for part in self._parts):
                self._parts = [part for part in self._parts if part is not thing]
            elif isinstance(thing, NetworkObject):
                if not any(thing is known for known in self._objects):
                    hint = "\nTo switch it off, set its `active` to False." if thing in self else ""
                    raise UnknownObjectError(
                        f"`{thing.name}` has not been added to this network.{hint}"
                    )
                self._objects = [known for known in self._objects if known is not thing]
            elif isinstance(thing, (str, bytes)) or not _is_collection(thing):
                raise UnusableValueError(f"There is no {thing!r} in this network.")
            else:
                self.remove(*(thing.values() if isinstance(thing, dict) else thing))

    def __contains__(self, thing):
        """Whether an object, or one of that name, takes part."""
        return any(thing is known or thing == known.name for known in self)

    def __iter__(self):
        """Go through all objects that take part, also those that belong to others."""
        return iter(with_contained(self._objects))

    def __len__(self):
        return len(with_contained(self._objects))

    def __getitem__(self, name):
        """Return the object of a name."""
        if not isinstance(name, str):
            raise UnusableValueError(f"Objects of a network are found by name, not by {name!r}.")
        found = next((thing for thing in self if thing.name == name), None)
        if found is None:
            names = [thing.name for thing in self]
            hint = did_you_mean(name, names) or f"There are {', '.join(names)}."
            raise UnknownObjectError(f"There is no `{name}` in this network. {hint}")
        return found

    def __delitem__(self, name):
        self.remove(self[name])


class UnknownObjectError(UnknownVariableError):
    """A network has no object of this name."""


def _is_collection(thing):
    return hasattr(thing, "__iter__") and not hasattr(thing, "variables")


#: how deep collections in collections are looked through; a list may hold itself
DEEPEST = 50


def _listed(objects, depth=0):
    """Go through objects, those in collections too."""
    for thing in objects:
        if isinstance(thing, (str, bytes, NetworkObject, VariableView)):
            yield thing
        elif depth > DEEPEST or not _is_collection(thing):
            yield thing
        else:
            yield from _listed(thing.values() if isinstance(thing, dict) else thing, depth + 1)


def with_contained(objects) -> list:
    """Return objects, each followed by those that belong to it.

    Examples
    --------
    >>> from snnkit import NeuronGroup, SpikeGeneratorGroup, Synapses, ms
    >>> G = NeuronGroup(1, 'v : 1', name='cells')
    >>> S = Synapses(SpikeGeneratorGroup(1, [0], [1]*ms), G, on_pre='v += 1', name='wires')
    >>> [thing.name for thing in with_contained([G, S])]
    ['cells', 'cells_stateupdater', 'wires', 'wires_pre']
    """
    found = {}
    for thing in objects:
        for part in (thing, *with_contained(thing.contained())):
            found.setdefault(id(part), part)
    return list(found.values())


def _require_different_names(things):
    names = set()
    for thing in things:
        if thing.name in names:
            raise UnusableValueError(
                f"Two objects of this network have the name `{thing.name}`.",
                hint="Give each a name of its own, or none.",
            )
        names.add(thing.name)


def require_complete(things, parts=()):
    """Raise unless objects can run together: parts, synapses and monitors need their groups."""
    _require_different_names(things)
    present = {id(thing) for thing in things}
    for part in parts:
        if id(part._whole) not in present:
            raise MagicError(
                f"`{part.name}` is a part of `{part._whole.name}`, which is not part of this "
                "network. Add it: only whole groups run."
            )
    for thing in things:
        other = _absent(thing, present)
        if other is not None:
            raise MagicError(
                f"`{thing.name}` belongs to `{other.name}`, which is not part of this "
                "network. Add it, or keep it in a variable where `run` can see it."
                + _made_anew(thing, other, things)
            )


def without_orphans(things):
    """Return objects without those that belong to others which are not here.

    As in Brian 2 these do not stop a run: they are switched off, and a warning tells.
    """
    present = {id(thing) for thing in things}
    orphans = {thing: _absent(thing, present) for thing in things}
    for thing, other in orphans.items():
        if other is not None and thing.active:
            thing.active = False
            warn(
                f"`{thing.name}` takes no part: it belongs to `{other.name}`, which no variable "
                "holds here (or one of another scope)." + _made_anew(thing, other, things)
            )
    left = [thing for thing, other in orphans.items() if other is None]
    return left if len(left) == len(things) else without_orphans(left)


def _absent(thing, present):
    """Return the group that a thing belongs to and that is not present, or None."""
    for role in ("source", "target"):
        other = thing.__dict__.get(role) or thing.__dict__.get(f"_{role}_group")
        other = getattr(other, "_whole", other)
        if isinstance(other, NetworkObject) and id(other) not in present:
            return other
    return None


def _made_anew(thing, other, things):
    """Say what to do, if a cell of a notebook may have made a group anew: its twin is here."""
    names = set(getattr(other, "variables", ()))
    for twin in things:
        if type(twin) is type(other) and set(getattr(twin, "variables", ())) == names:
            return f" If it was made anew, as `{twin.name}`, then make `{thing.name}` anew, too."
    return ""
