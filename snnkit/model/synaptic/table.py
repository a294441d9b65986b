"""Where the numbers of synapses are: a row for each, and every `connect` adds rows."""

from __future__ import annotations

import numpy as np

from ...engine.records import ROOM, records
from ...errors import warn
from ..population import are_indices
from ..traps.telling import first_time
from .copies import number_copies

__all__ = ["GrowingTable"]


class GrowingTable:
    """Synapses whose variables have a value in each row; there are `_size` rows.

    Their `pathways` have delays, and their `multisynaptic_index`, if there is one, is the name
    of a variable.
    """

    _records = None
    _varies_in_size = True
    _grows = True

    def _lie_side_by_side(self):
        """Keep in records what events look up together, unless it is updated at each step, too."""
        mine = [v for v in self.variables.values() if v.kind == "float" and not v.shared]
        if len(mine) <= ROOM and not self._clock_driven:
            self._place(records([variable.name for variable in mine], 0))

    def _place(self, table):
        """Let a table be where the variables are that lie side by side."""
        for name in table.dtype.names:
            self.variables[name].values, self.variables[name].records = table[name], table
        self._records = table

    def _append(self, i, j):
        """Add synapses: all that they need is made before anything changes."""
        table, added = None, len(i)
        if self._records is not None:
            table = records(self._records.dtype.names, self._size + added)
            table[: self._size] = self._records
        longer = {
            name: self._longer(variable, {"i": i, "j": j}.get(name), added)
            for name, variable in self.variables.items()
            if not variable.shared and variable.records is None
        }
        if self._copy_index is not None:
            longer[self._copy_index] = number_copies(longer["i"], longer["j"])
        if table is not None:
            self._place(table)
        for name, values in longer.items():
            self.variables[name].values = values
        self._size += added
        self._changed()

    def _longer(self, variable, new, added):
        """Return the values of a variable with new ones behind them, or with zeros."""
        if new is None:  # zeros that nobody has written to take no memory yet
            new = np.zeros(added, variable.dtype)
        new = new.astype(variable.dtype, copy=False)
        return np.concatenate([variable.values, new]) if self._size else new

    def _misfit(self, state, states):
        misfit = super()._misfit(state, states)
        if misfit:
            return misfit
        own = [v for name, v in self.variables.items() if not v.shared and v.base is v]
        size = state["i"].shape
        if any(state[variable.name].shape != size for variable in own):
            return "its variables had different numbers of values then"
        for end, group in (("i", self.source), ("j", self.target)):
            if not are_indices(state[end], len(group)):
                return f"`{end}` had values then that are not among the neurons of `{group.name}`"
        return ""

    def _set_state(self, state):
        """Go back to a state; synapses that have been made since are gone.

        As in Brian 2 delays stay as they are, so that a script may set one before each `restore`.
        If no synapses have been made, scripts that hold the values of a variable see them go
        back, too.
        """
        names = [pathway.delay_name for pathway in self._pathways.values()]
        delays = {name: self.variables[name].values.copy() for name in names}
        self._undo_to(state)
        for name, values in delays.items():
            self._keep_delays(name, values)

    def _undo_to(self, state):
        """Go back to a state in all, also in the delays."""
        resized, self._size = self._size != len(state["i"]), len(state["i"])
        if resized and self._records is not None:
            self._place(records(self._records.dtype.names, self._size))
        for name, variable in self.variables.items():
            if variable.shared or variable.records is not None or not resized:
                variable.values[:] = state[name]
            else:
                variable.values = state[name].copy()
        self._changed()

    def _keep_delays(self, name, values):
        then = self.variables[name].values[: values.size]
        values = values[: then.size]
        if not np.array_equal(then, values) and first_time(self, "delays"):
            warn(
                f"The delays of `{self._name}` are others now than they were when this state was "
                "stored. They stay as they are, in Brian 2, too: `restore` brings back variables, "
                "and the spikes on their way. To have other delays, set them."
            )
        then[:] = values
