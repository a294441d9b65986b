"""What synapses see of the neurons at their ends: ``v_pre``, ``v_post``, also called ``v``."""

from __future__ import annotations

from ...engine.variables import Reference
from ...language.linear import renamed

__all__ = ["INDEX_OF", "OWN", "SeesEnds"]

#: by the end that a suffix stands for, the variable that says which neuron is there
INDEX_OF = {"_pre": "i", "_post": "j"}
#: names that mean something else here than for the neurons
OWN = ("i", "j", "N")


class SeesEnds:
    """Synapses, or pairs of neurons that may become some.

    They have a `source` and a `target`, and among their variables `i` and `j`, or one of the
    two as long as the other is not known.
    """

    def _ends(self):
        """Return suffixes, groups and ends; without a suffix, a name is that of the target."""
        ends = ("_pre", self.source, "_pre"), ("_post", self.target, "_post")
        return *ends, ("", self.target, "_post")

    def _seen(self, name):
        """Return what a name is called at the neurons that have it, their group, and the end."""
        for suffix, group, end in () if name in OWN else self._ends():
            if name.endswith(suffix) and INDEX_OF[end] in self.variables:
                stem = name.removesuffix(suffix)
                if group._readable(stem) is not None:
                    return stem, group, end
        return None

    def _refer(self, name):
        own = super()._refer(name)
        seen = self._seen(name) if own is None and isinstance(name, str) else None
        reference = seen and seen[1]._refer(seen[0])
        return reference.through(Reference(self.variables[INDEX_OF[seen[2]]])) if reference else own

    def _readable(self, name):
        """Return also the neurons' subexpressions."""
        own = super()._readable(name)
        seen = self._seen(name) if own is None else None
        return seen[1]._readable(seen[0]) if seen else own

    def _subexpression(self, name):
        own = super()._subexpression(name)
        seen = self._seen(name) if own is None else None
        inner = seen and seen[1]._subexpression(seen[0])
        if not inner:
            return own
        return _as_written(inner[0], *seen[1:], self._times_of(seen[1])), inner[1]

    def _time_seen(self, name):
        for suffix, group, _ in self._ends()[:2]:
            found = group._time_known(name.removesuffix(suffix)) if name.endswith(suffix) else None
            if found:
                return found
        return super()._time_seen(name)


def _as_written(expression, group, end, times):
    """Return an expression of a group with its names as synapses write them."""
    names = expression.names
    own = [n for n in names if n in times or group._knows(n)]
    spelled = {name: f"{name}{end}" for name in own}
    spelled |= {"N": f"N{end}", "i": INDEX_OF[end]}
    return renamed(expression, spelled)
