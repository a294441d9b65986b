"""What a pathway shows of its synapses: all of their variables, and delays of its own."""

from __future__ import annotations

from ...units.dimensions import SECOND
from ...units.quantity import wrap
from ..states import by_name

__all__ = ["ShowsSynapses"]


class ShowsSynapses:
    """A pathway, whose synapses are `synapses`, and whose delays have the name `delay_name` there.

    As in Brian 2 its variables are those of the synapses, but ``delay`` is how long its spikes
    take.
    """

    def __getattr__(self, name):
        if name.startswith("_"):  # also while it is being made: it has no name yet
            raise AttributeError(name)
        synapses = self._synapses()
        if synapses is not None:
            seen = synapses._readable(name.removesuffix("_")) is not None
            if seen or name in synapses._further_states:
                return getattr(synapses, name)
        raise AttributeError(f"`{self._name}` has no attribute `{name}`.")

    @property
    def variables(self) -> dict:
        """The variables of its synapses, and its delays, by name."""
        mine = self.synapses.variables
        return {**mine, "delay": mine[self.delay_name]}

    def get_states(
        self,
        vars=None,
        units=True,
        format="dict",
        subexpressions=False,
        read_only_variables=True,
        level=0,
    ):
        """Return a copy of the values of all variables of the synapses, and of its delays.

        Parameters
        ----------
        vars, units, format, subexpressions, read_only_variables, level
            As in `NeuronGroup.get_states`.

        Examples
        --------
        >>> from snnkit import NeuronGroup, Synapses, ms
        >>> G = NeuronGroup(2, 'v : 1', threshold='v > 1', reset='v = 0')
        >>> S = Synapses(G, G, 'w : 1', on_pre='v_post += w', delay=1*ms)
        >>> S.connect(i=0, j=1)
        >>> S.pre.get_states(['w', 'delay'])
        {'w': array([0.]), 'delay': 1. * msecond}
        """
        if vars is None:
            vars = [*self.synapses._state_names(subexpressions, read_only_variables), "delay"]
        vars = [vars] if isinstance(vars, str) else vars
        theirs = [name for name in vars if name != "delay"]
        values = self.synapses.get_states(theirs, units, format, level=level + 1)
        if "delay" in vars:
            seconds = self.variables["delay"].values.copy()
            seconds = seconds[0] if self.variables["delay"].shared else seconds
            values["delay"] = wrap(seconds, SECOND) if units else seconds
        return values

    def set_states(self, values, units=True, format="dict", level=0):
        """Set several variables at once; if anything is wrong, none of them changes.

        Parameters
        ----------
        values, units, format, level
            As in `NeuronGroup.set_states`.
        """
        values = by_name(values, units, format)
        mine = {self.delay_name if name == "delay" else name: values[name] for name in values}
        self.synapses.set_states(mine, units, level=level + 1)
